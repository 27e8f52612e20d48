using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Grid.Ledger.Sqlite;

/// <summary>The database file of a store: opened only if it is ours, and written by one process at a time.</summary>
internal sealed class SqliteFile : IDisposable
{
    /// <summary>GRID in ASCII.</summary>
    private const long ApplicationId = 0x47524944;

    private const int CacheKiB = 64 * 1024;

    private const int CheckpointPages = 16 * 1024;

    private const int CannotOpen = 14;
    private const int NotADatabase = 26;

    // The memory shared by the readers of the log could not grow: nothing but a full disk does that.
    private const int CannotGrow = 4874;

    private readonly FileStream? _lock;
    private readonly bool _isImmutable;
    private readonly bool _wasAtRest;

    private SqliteFile(string path, FileStream? held, bool isImmutable)
    {
        Path = path;
        _lock = held;
        _isImmutable = isImmutable;
        _wasAtRest = !HasCompanions();
    }

    public string Path { get; }

    /// <summary>
    /// Opens the store for writing, and makes it where there is none. The epoch tells later writers apart.
    /// </summary>
    /// <exception cref="StoreUnavailableException">It is in use, not ours, or cannot be written.</exception>
    public static (SqliteFile File, long Epoch) OpenForWriting(string path)
    {
        RefuseFolder(path);
        FileStream? held = null;
        var hadLock = File.Exists(LockOf(path));
        try
        {
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(path))!);
            held = TakeLock(path);
            var file = new SqliteFile(path, held, isImmutable: false);
            using var connection = file.Connect(SqliteOpenMode.ReadWriteCreate);
            Recognise(connection, path, mayBeNew: true);
            Run(connection, "PRAGMA journal_mode = WAL");
            return (file, Claim(connection, path));
        }
        catch (Exception failed) when (failed is SqliteException or IOException or UnauthorizedAccessException)
        {
            LetGo(held, isUseless: !hadLock && failed is SqliteException { SqliteErrorCode: NotADatabase });
            throw Unavailable(path, failed);
        }
        catch (StoreUnavailableException)
        {
            LetGo(held, isUseless: !hadLock);
            throw;
        }
    }

    /// <summary>Whether somebody holds the lock of the store.</summary>
    public static bool IsInUse(string path)
    {
        try
        {
            using var held = new FileStream(LockOf(path), FileMode.Open, FileAccess.ReadWrite, FileShare.None);
            return false;
        }
        catch (FileNotFoundException)
        {
            return false;
        }
        catch (IOException)
        {
            return true;
        }
        catch (UnauthorizedAccessException)
        {
            // Whoever may not take the lock cannot tell; the silo will say so when it starts.
            return false;
        }
    }

    /// <summary>Opens the store for reading, also beside a process that writes to it.</summary>
    /// <exception cref="StoreUnavailableException">It is missing, not ours, or cannot be read.</exception>
    public static SqliteFile OpenForReading(string path)
    {
        RefuseFolder(path);
        if (!File.Exists(path))
        {
            throw new StoreUnavailableException(
                $"there is no store at {path}; check the path, or make one by `grid replay --store`");
        }

        try
        {
            return OpenForReading(path, isImmutable: false);
        }
        catch (SqliteException failed) when (failed.SqliteErrorCode == CannotOpen)
        {
            return OpenAtRest(path, failed);
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
            DataSource = DataSource(),
            Mode = mode,
            Pooling = false,
            DefaultTimeout = 5,
        }.ToString());
        try
        {
            connection.Open();
            KeepPlans(connection);
            if (mode != SqliteOpenMode.ReadOnly)
            {
                Run(connection, "PRAGMA synchronous = FULL");
                // The pages of the indexes are written in no order; kept in memory and in the log, each is written back
                // once for many changes instead of once for each.
                Run(connection, $"PRAGMA cache_size = -{CacheKiB}");
                Run(connection, $"PRAGMA wal_autocheckpoint = {CheckpointPages}");
            }

            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    // Else SQLite plans a statement anew whenever the value of its LIMIT is set, be it the same, which costs more than
    // to read the few rows of a stream.
    private static void KeepPlans(SqliteConnection connection) =>
        raw.sqlite3_db_config(connection.Handle, raw.SQLITE_DBCONFIG_ENABLE_QPSG, 1, out _);

    public void Dispose()
    {
        if (_lock is not null)
        {
            _lock.Dispose();
        }
        else if (_wasAtRest && HasCompanions())
        {
            LeaveAtRest();
        }
    }

    public static StoreUnavailableException Unavailable(string path, Exception failed) => failed switch
    {
        SqliteException { SqliteErrorCode: NotADatabase } => new(
            $"{path} is not a Grid store, nor any SQLite database; name another file", failed),
        SqliteException { SqliteErrorCode: 5 or 6 } => new(
            $"{path} is locked by another program that has it open; close that program and try again", failed),
        SqliteException { SqliteErrorCode: 11 } => new(
            $"{path} is damaged as a file ({failed.Message}); run `grid verify --store sqlite:{path}`", failed),
        SqliteException { SqliteErrorCode: 13 } or SqliteException { SqliteExtendedErrorCode: CannotGrow } => new(
            $"the disk that holds {path} is full; free space and try again", failed),
        _ => new($"{path} cannot be opened as a store: {failed.Message}", failed),
    };

    // A full path has no names of its own to SQLite, such as `:memory:`.
    private string DataSource()
    {
        var full = System.IO.Path.GetFullPath(Path);
        return _isImmutable
            ? $"file:{string.Join('/', full.Split('/').Select(Uri.EscapeDataString))}?immutable=1"
            : full;
    }

    private static SqliteFile OpenForReading(string path, bool isImmutable)
    {
        var file = new SqliteFile(path, null, isImmutable);
        try
        {
            using var connection = file.Connect(SqliteOpenMode.ReadOnly);
            Recognise(connection, path, mayBeNew: false);
            return file;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    // Who only reads leaves behind the two files that SQLite made for it; the last who may write takes them away. They
    // were not there before, so there is nothing to write; and SQLite lets them be while somebody else has it open.
    private void LeaveAtRest()
    {
        try
        {
            using var last = Connect(SqliteOpenMode.ReadWrite);
            Scalar(last, "SELECT count(*) FROM sqlite_schema");
        }
        catch (SqliteException)
        {
            // They stay, and do no harm.
        }
    }

    private bool HasCompanions() => File.Exists(Path + "-wal") || File.Exists(Path + "-shm");

    // SQLite keeps two files beside a store that it reads, and makes them. Where it may not, as on a medium that only
    // reads, a store that was closed well is read as it lies; else its newest entries would be left out in silence.
    private static SqliteFile OpenAtRest(string path, SqliteException failed)
    {
        if (new FileInfo(path + "-wal") is { Exists: true, Length: > 0 } || File.Exists(path + "-shm"))
        {
            throw new StoreUnavailableException(
                $"{path} was not closed, and its folder cannot be written; "
                + $"copy it with {path}-wal to a folder that can",
                failed);
        }

        try
        {
            return OpenForReading(path, isImmutable: true);
        }
        catch (SqliteException again)
        {
            throw Unavailable(path, again);
        }
    }

    private static void RefuseFolder(string path)
    {
        if (Directory.Exists(path))
        {
            throw new StoreUnavailableException($"{path} is a folder; name the file of a store in it");
        }
    }

    private static string LockOf(string path) => path + ".lock";

    // A lock that was made beside a file of somebody else's goes again, while it is still ours.
    private static void LetGo(FileStream? held, bool isUseless)
    {
        if (held is not null && isUseless)
        {
            File.Delete(held.Name);
        }

        held?.Dispose();
    }

    private static FileStream TakeLock(string path)
    {
        var lockPath = LockOf(path);
        FileStream taken;
        try
        {
            // Held by the open handle: the operating system lets go of it however the process ends.
            taken = new FileStream(lockPath, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException) when (File.Exists(lockPath))
        {
            throw new StoreUnavailableException(
                $"the store {path} is in use by a running grid; "
                + "talk to that one with --connect HOST:PORT, or stop it first");
        }

        try
        {
            taken.SetLength(0);
            taken.Write(Encoding.ASCII.GetBytes(
                string.Create(CultureInfo.InvariantCulture, $"{Environment.ProcessId}\n")));
            taken.Flush();
            return taken;
        }
        catch
        {
            taken.Dispose();
            throw;
        }
    }

    // All or nothing: a store that was only half made when the power failed must be made again, not refused.
    private static long Claim(SqliteConnection connection, string path)
    {
        using var transaction = connection.BeginTransaction(deferred: false);
        Run(connection, $"PRAGMA application_id = {ApplicationId}");
        Run(connection, $"PRAGMA user_version = {SqliteSchema.Format}");
        Run(connection, SqliteSchema.Text);
        CheckLanes(connection, path);
        var epoch = (long)Scalar(connection, "UPDATE lane SET epoch = epoch + 1 WHERE lane = 0 RETURNING epoch")!;
        transaction.Commit();
        return epoch;
    }

    // Nothing may be appended behind a size that is not where the entries end: a row of the lanes was edited, or
    // entries were taken out.
    private static void CheckLanes(SqliteConnection connection, string path)
    {
        const string end = "(SELECT coalesce(max(position) + 1, 0) FROM entry)";
        if (Scalar(connection, $"SELECT count(*) = 1 AND max(size) = {end} FROM lane WHERE lane = 0") is not 1L
            || Scalar(connection, "SELECT count(*) FROM lane") is not 1L)
        {
            var lanes = Scalar(connection, "SELECT group_concat(lane || ' of ' || size || ' entries', ', ') FROM lane");
            throw new StoreUnavailableException(
                $"{path} is damaged: it has the lanes {lanes}, and the entries end at "
                + $"{Scalar(connection, $"SELECT CAST({end} AS TEXT)")}; run `grid verify --store sqlite:{path}`, and "
                + "start again on a backup");
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
        if (format is < SqliteSchema.FormatMin or > SqliteSchema.Format)
        {
            throw new StoreUnavailableException(
                $"{path} is a Grid store of format {format}; this Grid reads formats {SqliteSchema.FormatMin} to "
                + $"{SqliteSchema.Format}. Use the Grid that wrote it");
        }
    }

    private static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static object? Scalar(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }
}
