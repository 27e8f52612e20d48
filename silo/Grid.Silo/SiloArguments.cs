namespace Grid.Silo;

/// <summary>
/// Refuses arguments that nobody would read: one without its <c>Grid:</c> would be passed over in silence, and the silo
/// would open another store than the one that was meant.
/// </summary>
internal static class SiloArguments
{
    private const string DemoSeed = "--demo-seed";

    // `--urls` and the like are read by the host, but the address of a silo is checked before it is opened: Grid:Http.
    private static readonly string[] Known = ["Grid:", "Logging:"];

    /// <summary>The arguments as settings: what is short for one is written out.</summary>
    /// <exception cref="SettingsException">An argument is no setting.</exception>
    public static string[] Read(string[] args)
    {
        string[] written = [.. args.Select(WrittenOut)];
        Check(written);
        return written;
    }

    private static string WrittenOut(string arg) =>
        arg == "--demo" ? "--Grid:Demo=true"
        : arg == DemoSeed || arg.StartsWith($"{DemoSeed}=", StringComparison.Ordinal)
            ? $"--Grid:Demo:Seed{arg[DemoSeed.Length..]}"
        : arg;

    private static void Check(string[] args)
    {
        for (var i = 0; i < args.Length; i++)
        {
            var name = args[i].TrimStart('-', '/');
            var isRead = Known.Any(start => name.StartsWith(start, StringComparison.OrdinalIgnoreCase));
            if (name.Length == args[i].Length || !isRead)
            {
                throw new SettingsException($"`{args[i]}` is no setting: write --Grid:NAME=VALUE; --help lists them");
            }

            // `--NAME VALUE`, in two words.
            i += name.Contains('=', StringComparison.Ordinal) ? 0 : 1;
        }
    }
}
