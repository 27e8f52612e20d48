using Grid.Grains.Followers.Live;

namespace Grid.Grains.Followers.Lists;

/// <summary>Blind spots and open loops, from memory.</summary>
internal sealed class CoverageReading(
    LiveGrid grid, Lock gate, LedgerFollower follower, ViewCheck check, (TimeProvider Clock, TimeProvider Pace) time)
{
    // Whoever asks while the ledger is still being read is told so after this, with what is known by then.
    private static readonly TimeSpan PatienceMax = TimeSpan.FromSeconds(2);

    /// <summary>The blind spots of a unit with all below it, or of everything.</summary>
    /// <param name="unit">The unit; nothing for everything.</param>
    /// <param name="silentDays">After how many days without an act a case counts as silent.</param>
    /// <param name="cancellation">Stops waiting for a ledger that has not been read to its end.</param>
    public async Task<CoverageView> Of(UnitId? unit, int silentDays, CancellationToken cancellation)
    {
        await Wait(cancellation);
        lock (gate)
        {
            grid.Advance(time.Clock.GetUtcNow());
            return grid.Coverage.Look(unit, silentDays, grid.Officers.Facts) with
            {
                Lag = Lag,
                IsCaughtUp = follower.IsCaughtUp,
                Differences = check.Differences,
            };
        }
    }

    /// <summary>What waits for an officer or concerns them.</summary>
    /// <param name="officer">The officer.</param>
    /// <param name="cancellation">Stops waiting for a ledger that has not been read to its end.</param>
    public async Task<LoopsView> Of(OfficerId officer, CancellationToken cancellation)
    {
        await Wait(cancellation);
        lock (gate)
        {
            var open = grid.Loops.Of(officer, LoopsView.RowsMax + 1);
            return new(officer)
            {
                Warnings = [.. open.Warnings.Take(LoopsView.RowsMax)],
                Clues = [.. open.Clues.Take(LoopsView.RowsMax)],
                IsCut = Math.Max(open.Warnings.Length, open.Clues.Length) > LoopsView.RowsMax,
                Lag = Lag,
                IsCaughtUp = follower.IsCaughtUp,
            };
        }
    }

    private long Lag => Math.Max(0, follower.End - follower.Position - 1);

    private async Task Wait(CancellationToken cancellation)
    {
        await follower.CaughtUp.WaitAsync(PatienceMax, time.Pace, cancellation)
            .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        cancellation.ThrowIfCancellationRequested();
    }
}
