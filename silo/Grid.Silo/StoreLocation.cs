using Grid.Ledger;
using Grid.Ledger.Postgres;
using Grid.Ledger.Sqlite;

namespace Grid.Silo;

/// <summary>Where a store lies, as people write it: <c>sqlite:PATH</c> or <c>postgres:CONNECTION-STRING</c>.</summary>
internal abstract record StoreLocation
{
    private const string SqlitePrefix = "sqlite:";
    private const string PostgresPrefix = "postgres:";

    private StoreLocation()
    {
    }

    /// <summary>The store that is used where none is named: under the user's data folder.</summary>
    public static StoreLocation Default => new Sqlite(Path.Combine(DataFolder, "grid.db"));

    /// <summary>Where a user's grid keeps what it was not told to keep elsewhere.</summary>
    public static string DataFolder
    {
        get
        {
            var data = Environment.GetEnvironmentVariable("XDG_DATA_HOME") is { Length: > 0 } set
                ? set
                : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".local", "share");
            return Path.Combine(data, "grid");
        }
    }

    /// <summary>Whether a store may be there. Only an attempt to open a database tells.</summary>
    public virtual bool MayExist => true;

    /// <exception cref="SettingsException">The text names no store that this Grid knows.</exception>
    public static StoreLocation Parse(string text)
    {
        if (text.StartsWith(SqlitePrefix, StringComparison.Ordinal) && text.Length > SqlitePrefix.Length)
        {
            return new Sqlite(Path.GetFullPath(text[SqlitePrefix.Length..]));
        }

        if (text.StartsWith(PostgresPrefix, StringComparison.Ordinal) && text.Length > PostgresPrefix.Length)
        {
            return new Postgres(text[PostgresPrefix.Length..]);
        }

        // Whatever else stands there may be half a password.
        var shown = text.Contains('=', StringComparison.Ordinal) ? $"{text.Split('=')[0]}=…" : text;
        throw new SettingsException(
            $"`{shown}` is not a store: write sqlite:PATH, such as "
            + "sqlite:/var/lib/grid/grid.db, or postgres:CONNECTION-STRING, such as "
            + "postgres:Host=db.example;Database=grid;Username=grid");
    }

    /// <summary>Opens the store for reading, also beside whoever writes to it.</summary>
    /// <exception cref="StoreUnavailableException">It is missing, not ours, or cannot be read.</exception>
    public abstract Task<ILedgerStore> OpenForReading(CancellationToken cancellation);

    /// <summary>Whether a process has the store open for writing.</summary>
    public abstract Task<bool> IsInUse(CancellationToken cancellation);

    /// <summary>A database file, written by one process at a time.</summary>
    /// <param name="Path">The full path of the file.</param>
    internal sealed record Sqlite(string Path) : StoreLocation
    {
        public override bool MayExist => File.Exists(Path);

        public override Task<ILedgerStore> OpenForReading(CancellationToken cancellation) =>
            Task.FromResult<ILedgerStore>(SqliteLedgerStore.OpenForReading(Path));

        public override Task<bool> IsInUse(CancellationToken cancellation) =>
            Task.FromResult(SqliteLedgerStore.IsInUse(Path));

        public override string ToString() => SqlitePrefix + Path;
    }

    /// <summary>A database of PostgreSQL, written by the silos of one cluster.</summary>
    /// <param name="ConnectionString">How it is reached. It may hold a password, and is never shown.</param>
    internal sealed record Postgres(string ConnectionString) : StoreLocation
    {
        public override async Task<ILedgerStore> OpenForReading(CancellationToken cancellation) =>
            await PostgresLedgerStore.OpenForReading(PostgresSource.Open(ConnectionString), cancellation);

        public override async Task<bool> IsInUse(CancellationToken cancellation)
        {
            await using var source = PostgresSource.Open(ConnectionString);
            return await source.Read(connection => PostgresLane.IsInUse(connection, cancellation), cancellation);
        }

        public override string ToString() => PostgresSource.NameOf(ConnectionString);
    }
}
