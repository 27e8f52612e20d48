namespace Grid.Ledger.Indexes;

/// <summary>Asks for some of what is due by itself, in the order of its times.</summary>
/// <param name="Shard">The shard of the cases.</param>
/// <param name="Until">The last time that is wanted, in ticks of UTC.</param>
/// <param name="Count">How many are wanted.</param>
internal sealed record ClockQuery(int Shard, long Until, int Count)
{
    /// <summary>The row that they lie beyond.</summary>
    public (long Due, ClockKey Key) Beyond { get; init; } = (long.MinValue, new("", "", 0));
}
