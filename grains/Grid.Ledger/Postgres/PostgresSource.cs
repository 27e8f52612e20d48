using System.Data;
using System.Net.Sockets;
using Npgsql;

namespace Grid.Ledger.Postgres;

/// <summary>
/// The one pool of connections that a process has to its database, and what to call that database in messages: never
/// by its password.
/// </summary>
internal sealed class PostgresSource : IDisposable, IAsyncDisposable
{
    /// <summary>Where every table lies, so that a database may hold other things as well.</summary>
    public const string Schema = "grid";

    private const int PoolSizeMax = 24;
    private const int WriteBufferBytes = 128 * 1024;

    private PostgresSource(NpgsqlDataSource pool, string name) => (Pool, Name) = (pool, name);

    public NpgsqlDataSource Pool { get; }

    /// <summary>Host and database, as people write them.</summary>
    public string Name { get; }

    /// <summary>What to call the database that a text names; the text itself may hold a password.</summary>
    public static string NameOf(string connectionString)
    {
        try
        {
            return NameOf(new NpgsqlConnectionStringBuilder(connectionString));
        }
        catch (ArgumentException)
        {
            return "postgres:(malformed)";
        }
    }

    /// <exception cref="StoreUnavailableException">The text is no connection string.</exception>
    public static PostgresSource Open(string connectionString)
    {
        try
        {
            var settings = new NpgsqlConnectionStringBuilder(connectionString)
            {
                ApplicationName = "grid",
                // Membership, snapshots and the ledger name their tables alike.
                SearchPath = Schema,
                MaxAutoPrepare = 64,
                AutoPrepareMinUsages = 2,
                // To reset a connection costs the database more than to read a case, and there is nothing to reset but
                // the locks of a writer, who lets go of them.
                NoResetOnClose = true,
                // A batch goes out in a few pieces: each wakes the database, and another process pays for it.
                WriteBufferSize = WriteBufferBytes,
            };
            // A few connections do the reading of a silo: more would only wait for each other in the database, and a
            // cluster must fit into what it takes.
            settings.MaxPoolSize = Math.Min(settings.MaxPoolSize, PoolSizeMax);
            // What hangs must be told from what is slow, and a dead machine never answers.
            settings.KeepAlive = settings.KeepAlive == 0 ? 10 : settings.KeepAlive;
            settings.CommandTimeout = Math.Min(settings.CommandTimeout, 15);
            settings.Timeout = Math.Min(settings.Timeout, 5);
            return new(new NpgsqlDataSourceBuilder(settings.ToString()).Build(), NameOf(settings));
        }
        catch (ArgumentException malformed)
        {
            throw new StoreUnavailableException(
                $"that is no connection string of PostgreSQL: {malformed.Message}; write "
                + "postgres:Host=127.0.0.1;Database=grid;Username=grid",
                malformed);
        }
    }

    /// <summary>
    /// Runs what only reads. A connection that the database has closed meanwhile is noticed when it is used: then all
    /// that are idle are given up, and it is tried once more.
    /// </summary>
    /// <exception cref="LedgerFailure">The database cannot be read now.</exception>
    public async Task<T> Read<T>(Func<NpgsqlConnection, Task<T>> read, CancellationToken cancellation)
    {
        try
        {
            try
            {
                return await Run(read, cancellation);
            }
            catch (NpgsqlException gone) when (IsConnectionLost(gone))
            {
                Pool.Clear();
                return await Run(read, cancellation);
            }
        }
        catch (Exception failed) when (IsOfDatabase(failed))
        {
            throw Failure(failed);
        }
    }

    /// <summary>A connection that is alive, with the durability the ledger promises.</summary>
    public async Task<NpgsqlConnection> OpenWriter()
    {
        try
        {
            return await Prepared();
        }
        catch (NpgsqlException gone) when (IsConnectionLost(gone))
        {
            // One of those that the pool kept, and the database has not.
            Pool.Clear();
            return await Prepared();
        }
    }

    /// <summary>
    /// Gives up a writer's connection: the pool may keep it, and it would keep the lock that says somebody is alive.
    /// </summary>
    public static async Task CloseWriter(NpgsqlConnection connection)
    {
        if (connection.FullState == ConnectionState.Open)
        {
            try
            {
                await new PostgresQuery("SELECT pg_advisory_unlock_all()").Run(connection, CancellationToken.None);
            }
            catch (Exception failed) when (IsOfDatabase(failed))
            {
                // Then the lock is gone with the connection.
            }
        }

        await connection.DisposeAsync();
    }

    private async Task<NpgsqlConnection> Prepared()
    {
        var connection = await Pool.OpenConnectionAsync();
        try
        {
            await using var command = new NpgsqlCommand(
                "SET synchronous_commit = on; SET default_transaction_isolation = 'read committed'", connection);
            await command.ExecuteNonQueryAsync();
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    // Failures travel to callers, who do not know the exceptions of a driver.
    public LedgerFailure Failure(Exception failed) => new(Unavailable(failed).Message);

    public StoreUnavailableException Unavailable(Exception failed) => failed switch
    {
        PostgresException refused when IsRefusal(refused.SqlState) => new(
            $"{Name} refuses us ({refused.MessageText}); check the name and the password of the connection string",
            refused),
        PostgresException { SqlState: PostgresErrorCodes.InvalidCatalogName } missing => new(
            $"{Name} does not exist; make it by `createdb`, or name another database", missing),
        PostgresException { SqlState: PostgresErrorCodes.DiskFull } full => new(
            $"the disk of {Name} is full ({full.MessageText}); free space and try again", full),
        PostgresException { SqlState: PostgresErrorCodes.InsufficientPrivilege } forbidden => new(
            $"{Name} lets us not ({forbidden.MessageText}); grant the account all rights on the schema {Schema}",
            forbidden),
        PostgresException damaged when IsDamage(damaged.SqlState) => new(
            $"{Name} is damaged ({damaged.MessageText}); run `grid verify` on it", damaged),
        PostgresException { SqlState: PostgresErrorCodes.CannotConnectNow } starting => new(
            $"{Name} takes nobody now ({starting.MessageText}); try again in a moment", starting)
        {
            MayPass = true,
        },
        PostgresException told => new($"{Name} answers: {told.MessageText}", told),
        TimeoutException or NpgsqlException { InnerException: TimeoutException } => new(
            $"{Name} does not answer; see whether it is up, or overloaded", failed)
        {
            MayPass = true,
        },
        _ => new($"{Name} cannot be reached ({failed.Message}); start it, or check the connection string", failed),
    };

    public void Dispose() => Pool.Dispose();

    public ValueTask DisposeAsync() => Pool.DisposeAsync();

    /// <summary>What to say of a table that somebody has given another shape.</summary>
    public LedgerFailure Strange(Exception failed) =>
        new($"{Name} holds what no Grid writes ({failed.Message}); its tables were altered", failed);

    /// <summary>Whether a value is of a kind that its column never has.</summary>
    public static bool IsOfShape(Exception failed) => failed is InvalidCastException or OverflowException;

    /// <summary>Whether something failed in the database or on the way to it, and not in this house.</summary>
    public static bool IsOfDatabase(Exception failed) =>
        failed is NpgsqlException or SocketException or IOException or TimeoutException;

    /// <summary>Whether the connection is of no more use.</summary>
    public static bool IsConnectionLost(NpgsqlException failed) => failed is not PostgresException told
        || told.SqlState.StartsWith("57P", StringComparison.Ordinal)
        || told.SqlState.StartsWith("08", StringComparison.Ordinal);

    private static bool IsRefusal(string state) =>
        state is PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification;

    private static bool IsDamage(string state) =>
        state is PostgresErrorCodes.DataCorrupted or PostgresErrorCodes.IndexCorrupted
            or PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.UndefinedColumn
            or PostgresErrorCodes.UndefinedFunction;

    private static string NameOf(NpgsqlConnectionStringBuilder settings) =>
        $"postgres:{settings.Host}:{settings.Port}/{settings.Database ?? settings.Username}";

    private async Task<T> Run<T>(Func<NpgsqlConnection, Task<T>> read, CancellationToken cancellation)
    {
        await using var connection = await Pool.OpenConnectionAsync(cancellation);
        return await read(connection);
    }
}
