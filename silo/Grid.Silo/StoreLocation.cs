namespace Grid.Silo;

/// <summary>Where a store lies, as people write it: <c>sqlite:PATH</c>.</summary>
/// <param name="Path">The full path of the database file.</param>
internal sealed record StoreLocation(string Path)
{
    private const string Sqlite = "sqlite:";

    /// <summary>The store that is used where none is named: under the user's data folder.</summary>
    public static StoreLocation Default
    {
        get
        {
            var data = Environment.GetEnvironmentVariable("XDG_DATA_HOME") is { Length: > 0 } set
                ? set
                : System.IO.Path.Combine(
                    Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".local", "share");
            return new(System.IO.Path.Combine(data, "grid", "grid.db"));
        }
    }

    /// <exception cref="SettingsException">The text names no store that this Grid knows.</exception>
    public static StoreLocation Parse(string text)
    {
        if (!text.StartsWith(Sqlite, StringComparison.Ordinal) || text.Length == Sqlite.Length)
        {
            throw new SettingsException(
                $"`{text}` is not a store: write sqlite:PATH, such as sqlite:/var/lib/grid/grid.db");
        }

        return new(System.IO.Path.GetFullPath(text[Sqlite.Length..]));
    }

    public override string ToString() => Sqlite + Path;
}
