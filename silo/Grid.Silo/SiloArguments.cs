namespace Grid.Silo;

/// <summary>
/// Refuses arguments that nobody would read: one without its <c>Grid:</c> would be passed over in silence, and the silo
/// would open another store than the one that was meant.
/// </summary>
internal static class SiloArguments
{
    // `--urls` and the like are read by the host, but the address of a silo is checked before it is opened: Grid:Http.
    private static readonly string[] Read = ["Grid:", "Logging:"];

    /// <exception cref="SettingsException">An argument is no setting.</exception>
    public static void Check(string[] args)
    {
        for (var i = 0; i < args.Length; i++)
        {
            var name = args[i].TrimStart('-', '/');
            var isRead = Read.Any(start => name.StartsWith(start, StringComparison.OrdinalIgnoreCase));
            if (name.Length == args[i].Length || !isRead)
            {
                throw new SettingsException($"`{args[i]}` is no setting: write --Grid:NAME=VALUE; --help lists them");
            }

            // `--NAME VALUE`, in two words.
            i += name.Contains('=', StringComparison.Ordinal) ? 0 : 1;
        }
    }
}
