using System.Data;
using Npgsql;

namespace Grid.Ledger.Postgres;

/// <summary>
/// A connection on which the database looks the same to the end, whatever is written meanwhile. Others can be opened
/// at the same moment, to be read beside it.
/// </summary>
internal sealed class PostgresMoment : IDisposable
{
    private readonly NpgsqlConnection _connection;
    private readonly NpgsqlTransaction? _transaction;

    private PostgresMoment(NpgsqlConnection connection, NpgsqlTransaction? transaction) =>
        (_connection, _transaction) = (connection, transaction);

    /// <summary>One at a time may use the connection: it is for whoever holds this.</summary>
    public Lock Gate { get; } = new();

    /// <summary>Opens one now, or at the moment of another that is still open.</summary>
    public static PostgresMoment Open(PostgresSource source, PostgresMoment? at = null)
    {
        var connection = source.Pool.OpenConnection();
        try
        {
            var moment = new PostgresMoment(connection, connection.BeginTransaction(IsolationLevel.RepeatableRead));
            if (at is not null)
            {
                using var export = at.Command("SELECT pg_export_snapshot()");
                moment.Run($"SET TRANSACTION SNAPSHOT '{(string)export.ExecuteScalar()!}'");
            }

            moment.Run("SET TRANSACTION READ ONLY");
            return moment;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>
    /// A connection on which each question has a moment of its own: for what cannot change, however long it takes.
    /// </summary>
    public static PostgresMoment OpenForEach(PostgresSource source) => new(source.Pool.OpenConnection(), null);

    // A nation's ledger takes longer to read than any question to it may.
    public NpgsqlCommand Command(string sql) => new(sql, _connection) { CommandTimeout = 0 };

    public void Dispose()
    {
        _transaction?.Dispose();
        _connection.Dispose();
    }

    private void Run(string sql)
    {
        using var command = Command(sql);
        command.ExecuteNonQuery();
    }
}
