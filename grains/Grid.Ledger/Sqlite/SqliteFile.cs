using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Grid.Ledger.Sqlite;

/// <summary>The database file of a store: opened only if it is ours, and written by one process at a time.</summary>
internal sealed class SqliteFile : IDisposable
{
    /// <summary>GRID in ASCII.</summary>
    private const long ApplicationId = 0x47524944;

    private const long Format = 1;

    private const int NotADatabase = 26;

    private const int CacheKiB = 64 * 1024;

    private const int CheckpointPages = 16 * 1024;

    private readonly FileStream? _lock;

    private SqliteFile(string path, FileStream? exclusive)
    {
        Path = path;
        _lock = exclusive;
    }

    public string Path { get; }

    /// <summary>
    /// Opens the store for writing, and makes it where there is none. The epoch tells later writers apart.
    /// </summary>
    /// <exception cref="StoreUnavailableException">It is in use, not ours, or cannot be written.</exception>
    public static (SqliteFile File, long Epoch) OpenForWriting(string path)
    {
        FileStream? held = null;
        try
        {
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(path))!);
            held = TakeLock(path);
            var file = new SqliteFile(path, held);
            using var connection = file.Connect(SqliteOpenMode.ReadWriteCreate);
            Recognise(connection, path, mayBeNew: true);
            Run(connection, "PRAGMA journal_mode = WAL");
            Run(connection, $"PRAGMA application_id = {ApplicationId}");
            Run(connection, $"PRAGMA user_version = {Format}");
            Run(connection, Schema());
            Run(connection, "UPDATE lane SET epoch = epoch + 1 WHERE lane = 0");
            return (file, (long)Scalar(connection, "SELECT epoch FROM lane WHERE lane = 0")!);
        }
        catch (Exception failed) when (failed is SqliteException or IOException or UnauthorizedAccessException)
        {
            held?.Dispose();
            throw Unavailable(path, failed);
        }
        catch (StoreUnavailableException)
        {
            held?.Dispose();
            throw;
        }
    }

    /// <summary>Opens the store for reading, also beside a process that writes to it.</summary>
    /// <exception cref="StoreUnavailableException">It is missing, not ours, or cannot be read.</exception>
    public static SqliteFile OpenForReading(string path)
    {
        if (!File.Exists(path))
        {
            throw new StoreUnavailableException(
                $"there is no store at {path}; check the path, or make one by `grid replay --store`");
        }

        try
        {
            var file = new SqliteFile(path, null);
            using var connection = file.Connect(SqliteOpenMode.ReadOnly);
            Recognise(connection, path, mayBeNew: false);
            return file;
        }
        catch (Exception failed) when (failed is SqliteException or IOException or UnauthorizedAccessException)
        {
            throw Unavailable(path, failed);
        }
    }

    /// <summary>A new connection with the durability the ledger promises.</summary>
    public SqliteConnection Connect(SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = Path,
            Mode = mode,
            Pooling = false,
            DefaultTimeout = 5,
        }.ToString());
        connection.Open();
        if (mode != SqliteOpenMode.ReadOnly)
        {
            Run(connection, "PRAGMA synchronous = FULL");
            // The pages of the indexes are written in no order; kept in memory and in the log, each is written back
            // once for many changes instead of once for each (tests/Grid.Benchmarks/Results).
            Run(connection, $"PRAGMA cache_size = -{CacheKiB}");
            Run(connection, $"PRAGMA wal_autocheckpoint = {CheckpointPages}");
        }

        return connection;
    }

    public void Dispose() => _lock?.Dispose();

    public static StoreUnavailableException Unavailable(string path, Exception failed) => failed switch
    {
        SqliteException { SqliteErrorCode: NotADatabase } => new(
            $"{path} is not a Grid store, nor any SQLite database; name another file", failed),
        SqliteException { SqliteErrorCode: 5 or 6 } => new(
            $"{path} is locked by another program that has it open; close that program and try again", failed),
        SqliteException { SqliteErrorCode: 11 } => new(
            $"{path} is damaged as a file ({failed.Message}); run `grid verify --store sqlite:{path}`", failed),
        SqliteException { SqliteErrorCode: 13 } =>
            new($"the disk that holds {path} is full; free space and try again", failed),
        _ => new($"{path} cannot be opened as a store: {failed.Message}", failed),
    };

    private static FileStream TakeLock(string path)
    {
        var lockPath = path + ".lock";
        try
        {
            // Held by the open handle: the operating system lets go of it however the process ends.
            var taken = new FileStream(lockPath, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            taken.SetLength(0);
            taken.Write(System.Text.Encoding.ASCII.GetBytes(
                string.Create(CultureInfo.InvariantCulture, $"{Environment.ProcessId}\n")));
            taken.Flush();
            return taken;
        }
        catch (IOException) when (File.Exists(lockPath))
        {
            throw new StoreUnavailableException(
                $"the store {path} is in use by a running grid; talk to that one with --connect HOST:PORT, or stop it "
                + "first");
        }
    }

    private static void Recognise(SqliteConnection connection, string path, bool mayBeNew)
    {
        var application = (long)Scalar(connection, "PRAGMA application_id")!;
        var isEmpty = (long)Scalar(connection, "SELECT count(*) FROM sqlite_schema")! == 0;
        if (application == 0 && isEmpty && mayBeNew)
        {
            return;
        }

        if (application != ApplicationId)
        {
            throw new StoreUnavailableException(
                $"{path} is a SQLite database, but not a Grid store; name another file");
        }

        var format = (long)Scalar(connection, "PRAGMA user_version")!;
        if (format != Format)
        {
            throw new StoreUnavailableException(
                $"{path} is a Grid store of format {format}; this Grid reads format {Format}. Use the Grid that wrote "
                + "it");
        }
    }

    private static string Schema()
    {
        using var stream = typeof(SqliteFile).Assembly.GetManifestResourceStream("sqlite.schema.sql")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // every text comes from this file or the embedded schema
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    private static object? Scalar(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // as above
        command.CommandText = sql;
#pragma warning restore CA2100
        return command.ExecuteScalar();
    }
}
