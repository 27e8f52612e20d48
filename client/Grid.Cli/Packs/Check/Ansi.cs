namespace Grid.Cli.Packs.Check;

/// <summary>Colours, on a terminal that wants them.</summary>
internal static class Ansi
{
    // FORCE_COLOR is how a pager that shows colours asks for them; NO_COLOR is how a reader refuses them.
    private static readonly bool IsOn =
        Environment.GetEnvironmentVariable("NO_COLOR") is null or ""
        && (!Console.IsOutputRedirected
            || Environment.GetEnvironmentVariable("FORCE_COLOR") is not (null or "" or "0"));

    public static string Red(string text) => Coloured("31", text);

    public static string Yellow(string text) => Coloured("33", text);

    /// <summary>White on red: what is not there must be seen all the same.</summary>
    public static string RedGround(string text) => Coloured("41;97", text);

    private static string Coloured(string code, string text) => IsOn ? $"\e[{code}m{text}\e[0m" : text;
}
