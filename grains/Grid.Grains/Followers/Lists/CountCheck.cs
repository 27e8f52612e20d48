using Grid.Grains.Followers.Histories;
using Grid.Grains.Followers.Live;
using Microsoft.Extensions.Logging;

namespace Grid.Grains.Followers.Lists;

/// <summary>
/// Holds the numbers against what they are made of, round after round: each case against its own entries, a few at a
/// time, and the numbers of units and of everything against the sum of their cases. An index cannot tell most of them:
/// it keeps where a case is, who holds it and what is due next.
/// </summary>
internal sealed partial class CountCheck(StoredLedger ledger, StoreReads reads, LiveGrid grid, Lock gate, ILogger log)
{
    // Some hundredth of what one core and a store can read, so that forty thousand cases take half an hour.
    private const int CasesAtOnce = 20;

    // A case with ten thousand acts is read alone.
    private const int EntriesAtOnce = 2_000;

    // Adding up takes no reading, but the views wait for it: a million cases take some eight minutes.
    private const int AddedAtOnce = 2_000;

    private readonly HashSet<string> _wrong = new(StringComparer.Ordinal);
    private string[] _round = [];
    private int _next;

    /// <summary>Cases and numbers that have been found to be wrong.</summary>
    public long Differences { get; private set; }

    /// <summary>Looks at some of it, and goes on with the next when it is asked again.</summary>
    /// <returns>Whether both rounds are over, or there is nothing to look at.</returns>
    public async Task<bool> Step(CancellationToken cancellation)
    {
        var isSumOver = AddUp();
        if (_next == _round.Length)
        {
            (_round, _next) = (Begin(), 0);
        }

        var entries = 0;
        for (var cases = 0; cases < CasesAtOnce && entries < EntriesAtOnce && _next < _round.Length; cases++)
        {
            entries += await Recount(_round[_next++], cancellation);
        }

        return isSumOver && _next == _round.Length;
    }

    private bool AddUp()
    {
        (ImmutableArray<string> Wrong, bool IsOver) added;
        lock (gate)
        {
            added = grid.Audit(AddedAtOnce);
        }

        foreach (var wrong in added.Wrong.Where(_wrong.Add))
        {
            Differences++;
            LogSum(log, wrong);
        }

        return added.IsOver;
    }

    private string[] Begin()
    {
        LiveCase[] all;
        lock (gate)
        {
            all = grid.Cases.All();
        }

        return Array.ConvertAll(all, known => known.Id);
    }

    private async Task<int> Recount(string id, CancellationToken cancellation)
    {
        var (told, reading) = (new CaseRecount(), new StreamReading(id));
        await reads.Read(
            () => reading.GoOn(ledger, (header, happened) => told.Take(header, (CaseEvent)happened), cancellation),
            cancellation);
        string[] wrong = [];
        lock (gate)
        {
            // A case that has gone on meanwhile is met again, and one with damaged entries is for `grid verify`.
            if (grid.Cases.Find(id) is { } found && found.Sequence == told.Sequence && reading.Damage is null
                && !grid.IsSealed(id) && !grid.Supervision.IsStale)
            {
                wrong = [.. told.DifferencesFrom(found, grid.Officers.Facts)];
            }
        }

        if (wrong.Length > 0 && _wrong.Add(id))
        {
            Differences++;
            LogCase(log, id, string.Join(", ", wrong));
        }

        return told.Sequence;
    }

    [LoggerMessage(
        4,
        LogLevel.Critical,
        "{Id} is counted otherwise than its own entries tell, in: {Numbers}. Run `grid verify` on the store; a restart "
        + "makes the views anew from the ledger.")]
    private static partial void LogCase(ILogger log, string id, string numbers);

    [LoggerMessage(
        5,
        LogLevel.Critical,
        "Added up anew, {What} are not those that are shown. A restart makes the views anew from the ledger.")]
    private static partial void LogSum(ILogger log, string what);
}
