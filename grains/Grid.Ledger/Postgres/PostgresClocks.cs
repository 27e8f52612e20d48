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
    public void AddTo(PostgresCall call)
    {
        call.Texts(_ended, ended => ended.Case);
        call.Texts(_ended, ended => ended.Clock);
        call.Texts(_passed, key => key.Case);
        call.Texts(_passed, key => key.Clock);
        call.Numbers(_passed, key => key.Warning);
        call.Texts(_due.Keys, key => key.Case);
        call.Texts(_due.Keys, key => key.Clock);
        call.Numbers(_due.Keys, key => key.Warning);
        call.Texts(_due.Values, row => row.Level);
        call.LongNumbers(_due.Values, row => row.Due);
        call.Numbers(_due.Values, row => row.Sequence);
        call.Numbers(_due.Keys, key => ClockShards.Of(key.Case));
    }
}
