namespace Grid.Cli.Doctor;

/// <summary>One thing that was looked at.</summary>
/// <param name="Level">How well it was found.</param>
/// <param name="What">What was looked at, in a word.</param>
/// <param name="Seen">What was seen.</param>
/// <param name="Advice">What to do; nothing where all is well.</param>
internal sealed record Checked(CheckLevel Level, string What, string Seen, string? Advice)
{
    public static Checked Ok(string what, string seen) => new(CheckLevel.Ok, what, seen, null);

    public static Checked Warning(string what, string seen, string advice) =>
        new(CheckLevel.Warning, what, seen, advice);

    public static Checked Problem(string what, string seen, string advice) =>
        new(CheckLevel.Problem, what, seen, advice);
}
