using Grid.Ledger.Entries;

namespace Grid.Grains.Followers.Live;

/// <summary>What just happened.</summary>
internal sealed class RecentEntries
{
    private const int Size = 50;

    private readonly Queue<(long Position, EntryHeader Header, object Happened, bool IsShielded)> _newest = new(Size);
    private (string Stream, CommandId Command) _shielded;

    public void Add(long position, EntryHeader header, object happened)
    {
        if (_newest.Count == Size)
        {
            _newest.Dequeue();
        }

        // What comes of putting interference on record is told without who did, as the record is.
        var of = (header.Stream, header.Command);
        _shielded = happened is CaseEvent.ApproachRecorded ? of : _shielded;
        _newest.Enqueue((position, header, happened, of == _shielded));
    }

    /// <summary>The newest first.</summary>
    public ImmutableArray<RecentEntry> ToRows() =>
        [.. _newest.Reverse().Select(entry => RowOf(entry.Position, entry.Header, entry.Happened, entry.IsShielded))];

    private static RecentEntry RowOf(long position, EntryHeader header, object happened, bool isShielded) =>
        new(header.Stream, header.Sequence, header.Type, header.EffectiveAt)
        {
            // Of who puts interference on record nothing is shown, here as elsewhere.
            Officer = happened is CaseEvent.ApproachRecorded approach
                ? approach.Approaching
                : OfficerIn(header, happened) ?? (isShielded ? null : header.By.Officer),
            Act = (happened as CaseEvent.ActRecorded)?.Act,
            IsBreach = happened is CaseEvent.BreachRecorded,
            Position = position,
        };

    private static OfficerId? OfficerIn(EntryHeader header, object happened) => happened switch
    {
        CaseEvent.ActRecorded recorded => recorded.Officer,
        CaseEvent.BreachRecorded breach => breach.Officer,
        CaseEvent.Supervised done => done.Officer,
        CaseEvent.CaseMarked marked => marked.Officer,
        CaseEvent.MarkLifted lifted => lifted.Officer,
        CaseEvent.LeftUnmarked left => left.Officer,
        CaseEvent.InterferenceRecorded tried => tried.Officer,
        CaseEvent.ActQuarantined kept => kept.Officer,
        CaseEvent.SlotFilled filled => filled.Officer,
        CaseEvent.ResponsibilityTransferred moved => moved.To,
        CaseEvent.HolderDrawn drawn => drawn.Officer,
        CaseEvent.ActingHolderNamed named => named.Acting,
        CaseEvent.ActingHolderEnded ended => ended.Holder,
        OfficerEvent => new OfficerId(header.Stream),
        _ => null,
    };
}
