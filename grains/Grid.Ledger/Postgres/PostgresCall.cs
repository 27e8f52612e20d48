using Npgsql;
using NpgsqlTypes;

namespace Grid.Ledger.Postgres;

/// <summary>
/// One call of the append, made once and filled again for each batch: sixty columns, of which most are empty, cost more
/// to describe than to send.
/// </summary>
internal sealed class PostgresCall
{
    private const int Parameters = 59;

    private static readonly string Sql =
        $"SELECT append({string.Join(", ", Enumerable.Range(1, Parameters).Select(number => $"${number}"))})";

    private int _next;

    public NpgsqlBatchCommand Command { get; } = new(Sql);

    /// <summary>Begins with the first column again.</summary>
    public void Start() => _next = 0;

    public void Number(int value) => Set(NpgsqlDbType.Integer, value);

    public void LongNumber(long value) => Set(NpgsqlDbType.Bigint, value);

    public void Flag(bool value) => Set(NpgsqlDbType.Boolean, value);

    public void Texts<T>(IReadOnlyCollection<T> rows, Func<T, string?> column) =>
        Set(NpgsqlDbType.Array | NpgsqlDbType.Text, Column(rows, column));

    public void Numbers<T>(IReadOnlyCollection<T> rows, Func<T, int> column) =>
        Set(NpgsqlDbType.Array | NpgsqlDbType.Integer, Column(rows, column));

    public void LongNumbers<T>(IReadOnlyCollection<T> rows, Func<T, long> column) =>
        Set(NpgsqlDbType.Array | NpgsqlDbType.Bigint, Column(rows, column));

    public void Bytes<T>(IReadOnlyCollection<T> rows, Func<T, byte[]> column) =>
        Set(NpgsqlDbType.Array | NpgsqlDbType.Bytea, Column(rows, column));

    /// <summary>Texts as bytes, so that no encoder stands between the hash and what is stored.</summary>
    public void Bodies<T>(IReadOnlyCollection<T> rows, Func<T, byte[]> column) =>
        Set(NpgsqlDbType.Array | NpgsqlDbType.Text, Column(rows, column));

    private static TValue[] Column<T, TValue>(IReadOnlyCollection<T> rows, Func<T, TValue> column) =>
        rows.Count == 0 ? [] : [.. rows.Select(column)];

    private void Set<T>(NpgsqlDbType type, T value)
    {
        if (_next == Command.Parameters.Count)
        {
            Command.Parameters.Add(new NpgsqlParameter<T> { NpgsqlDbType = type });
        }

        ((NpgsqlParameter<T>)Command.Parameters[_next++]).TypedValue = value;
    }
}
