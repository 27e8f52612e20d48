using Npgsql;

namespace Grid.Ledger.Postgres;

/// <summary>What the entries of one part change in what is due by itself, brought down to one change a row.</summary>
internal sealed class PostgresClocks
{
    private readonly HashSet<(string Case, string? Clock)> _ended = [];
    private readonly HashSet<ClockKey> _passed = [];
    private readonly Dictionary<ClockKey, ClockRow> _due = [];

    public void Set(ClockRow row)
    {
        _passed.Remove(row.Key);
        _due[row.Key] = row;
    }

    public void Drop(ClockKey key)
    {
        _due.Remove(key);
        _passed.Add(key);
    }

    public void Drop(string id, string? clock)
    {
        _ended.Add((id, clock));
        foreach (var key in _due.Keys.Where(key => key.Case == id && (clock is null || key.Clock == clock)).ToList())
        {
            _due.Remove(key);
        }
    }

    /// <summary>Adds the columns, in the order the append takes them.</summary>
    public void AddTo(NpgsqlBatchCommand command)
    {
        PostgresPart.Texts(command, _ended.Select(ended => ended.Case));
        PostgresPart.Texts(command, _ended.Select(ended => ended.Clock));
        PostgresPart.Texts(command, _passed.Select(key => key.Case));
        PostgresPart.Texts(command, _passed.Select(key => key.Clock));
        PostgresPart.Numbers(command, _passed.Select(key => key.Warning));
        PostgresPart.Texts(command, _due.Keys.Select(key => key.Case));
        PostgresPart.Texts(command, _due.Keys.Select(key => key.Clock));
        PostgresPart.Numbers(command, _due.Keys.Select(key => key.Warning));
        PostgresPart.Texts(command, _due.Values.Select(row => row.Level));
        PostgresPart.LongNumbers(command, _due.Values.Select(row => row.Due));
        PostgresPart.Numbers(command, _due.Values.Select(row => row.Sequence));
        PostgresPart.Numbers(command, _due.Keys.Select(key => ClockShards.Of(key.Case)));
    }
}
