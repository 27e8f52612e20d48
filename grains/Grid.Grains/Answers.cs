using Grid.Ledger.Entries;

namespace Grid.Grains;

/// <summary>The answer that an entry stands for, so that a retry is given what the first attempt was given.</summary>
internal static class Answers
{
    /// <summary>The reply to a command that is known by its entries.</summary>
    public static Reply Of(object first, Receipt receipt) => first switch
    {
        CaseEvent.RetrySettled note => Settled(note.Reasons),
        CaseEvent.AttemptNoted note => Settled(note.Reasons),
        OfficerEvent.RetrySettled note => Settled(note.Reasons),
        OfficerEvent.AttemptNoted note => Settled(note.Reasons),
        UnitEvent.RetrySettled note => Settled(note.Reasons),
        UnitEvent.AttemptNoted note => Settled(note.Reasons),
        PackEvent.RetrySettled note => Settled(note.Reasons),
        SourceEvent.RetrySettled note => Settled(note.Reasons),
        _ => new Reply.Done(receipt),
    };

    /// <summary>What the rules said of an event.</summary>
    public static ImmutableArray<Judgement> JudgedBy(object happened) => (happened as CaseEvent)?.Judged ?? [];

    /// <summary>Whether an event stands in the place of what was asked.</summary>
    public static bool IsInstead(object happened) => happened is CaseEvent { IsInstead: true };

    public static Receipt ReceiptOf(StoredEntry entry) =>
        new(entry.Stream, (int)entry.Sequence, entry.Lane, entry.Position, HashChain.Print(entry.Hash));

    private static Reply Settled(ImmutableArray<Reason> reasons) =>
        reasons.IsEmpty ? new Reply.AlreadySo() : new Reply.Refused(reasons);
}
