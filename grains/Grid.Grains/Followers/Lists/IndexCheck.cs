using Grid.Grains.Followers.Live;
using Grid.Ledger.Indexes;
using Microsoft.Extensions.Logging;

namespace Grid.Grains.Followers.Lists;

/// <summary>
/// Holds where cases are in memory against the exact index of the store, case by case, round after round. Only cases
/// that stood still while they were compared are compared.
/// </summary>
internal sealed partial class IndexCheck(StoredLedger ledger, StoreReads reads, LiveGrid grid, Lock gate, ILogger log)
{
    private const int CasesAtOnce = 500;

    // Where the views lag behind, many cases seem to differ, and the store has other things to do then.
    private const int SuspectsAtOnce = 5;

    // A case with entries all the while is met again in the next round.
    private const int TriesMax = 3;

    private readonly HashSet<string> _different = new(StringComparer.Ordinal);
    private string _beyond = "";

    /// <summary>Cases on which both have been found to differ.</summary>
    public long Differences { get; private set; }

    /// <summary>Compares some of the cases, and goes on with the next when it is asked again.</summary>
    /// <returns>How many were looked at; none at the end of a round.</returns>
    public async Task<int> Step(CancellationToken cancellation)
    {
        var page = await Read(new(_beyond, IsBackwards: false, CasesAtOnce), cancellation);
        foreach (var head in page.Rows.Where(head => !Agrees(head)).Take(SuspectsAtOnce))
        {
            if (await Differs(head.Case, cancellation) && _different.Add(head.Case))
            {
                Differences++;
                LogDifference(log, head.Case);
            }
        }

        _beyond = page.Rows.IsEmpty ? "" : page.Rows[^1].Case;
        return page.Rows.Length;
    }

    private bool Agrees(CaseHead head)
    {
        lock (gate)
        {
            return grid.IsHidden(head.Case) || Agrees(head, grid.Cases.Find(head.Case));
        }
    }

    // Of a closed case that is not remembered nothing is counted.
    private static bool Agrees(CaseHead head, LiveCase? known) => known is null
        ? head.Status == IndexProjection.Closed
        : (known.IsOpen == (head.Status == IndexProjection.Open))
            && known.Procedure == head.Procedure && known.Stage == head.Stage && known.Unit == head.Unit;

    // The row, the head of the stream and the views are read one after the other: only where the head is the same
    // before and after, and is what the views have taken, do they speak of the same moment.
    private async Task<bool> Differs(string id, CancellationToken cancellation)
    {
        for (var attempt = 0; attempt < TriesMax; attempt++)
        {
            var before = await reads.Read(() => ledger.Head(id, cancellation), cancellation);
            var page = await Read(new(id + '\u0001', IsBackwards: true, 1), cancellation);
            if (page.Rows is not [var row] || row.Case != id)
            {
                continue;
            }

            var entries = (await reads.Read(() => ledger.Sizes(cancellation), cancellation)).Sum();
            var differs = Compare(row, before.Sequence, entries);
            var after = await reads.Read(() => ledger.Head(id, cancellation), cancellation);
            if (differs is { } found && after.Sequence == before.Sequence)
            {
                return found;
            }
        }

        return false;
    }

    // Nothing where the views have not taken the same. A case that is not known was forgotten, or is still to come:
    // only views at the end know which.
    private bool? Compare(CaseHead row, int sequence, long entries)
    {
        lock (gate)
        {
            var known = grid.Cases.Find(row.Case);
            return (known is null ? grid.Position + 1 >= entries : known.Sequence == sequence)
                ? !grid.IsSealed(row.Case) && !Agrees(row, known)
                : null;
        }
    }

    private Task<CaseHeadPage> Read(CaseHeadQuery query, CancellationToken cancellation) =>
        reads.Read(() => ledger.Cases(query, cancellation), cancellation);

    [LoggerMessage(
        1,
        LogLevel.Critical,
        "{Id} is counted otherwise than the store's index has it. Run `grid verify` on the store; "
        + "a restart makes the views anew from the ledger.")]
    private static partial void LogDifference(ILogger log, string id);
}
