namespace Grid.Ledger;

/// <summary>The next entries of one lane, without a gap.</summary>
internal sealed class LaneAhead(int lane)
{
    public int Lane => lane;

    public Queue<StoredEntry> Entries { get; } = [];

    /// <summary>The positions behind them that have no row, where there are such: from, and up to.</summary>
    public (long From, long To)? Missing { get; private set; }

    /// <summary>Reads as many as there is room for, within the size that the lane is known to have.</summary>
    public static async Task<LaneAhead> Read(
        ILedgerStore store, (int Lane, long From, long Size) lane, int room, CancellationToken cancellation)
    {
        var ahead = new LaneAhead(lane.Lane);
        var next = lane.From;
        await foreach (var stored in store.ReadLane(lane.Lane, next, cancellation))
        {
            if (stored.Position != next || next == lane.Size)
            {
                ahead.Missing = next < lane.Size ? (next, Math.Min(stored.Position, lane.Size)) : null;
                return ahead;
            }

            ahead.Entries.Enqueue(stored);
            next++;
            if (ahead.Entries.Count == room)
            {
                return ahead;
            }
        }

        ahead.Missing = next < lane.Size ? (next, lane.Size) : null;
        return ahead;
    }
}
