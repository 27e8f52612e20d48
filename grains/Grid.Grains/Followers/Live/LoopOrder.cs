namespace Grid.Grains.Followers.Live;

/// <summary>Everything that waits for somebody, in the order in which it is listed.</summary>
internal sealed class LoopOrder
{
    /// <summary>The first to be answered first; those without a time last.</summary>
    public SortedSet<WarningRow> Warnings { get; } = new(Comparer<WarningRow>.Create(Compare));

    /// <summary>The newest first.</summary>
    public SortedSet<ClueRow> Clues { get; } = new(Comparer<ClueRow>.Create(Compare));

    private static int Compare(WarningRow one, WarningRow other) => Compare(
        (one.AnswerBy?.AsUtc ?? long.MaxValue).CompareTo(other.AnswerBy?.AsUtc ?? long.MaxValue),
        (one.Case, one.Sequence),
        (other.Case, other.Sequence));

    private static int Compare(ClueRow one, ClueRow other) =>
        Compare(other.At.AsUtc.CompareTo(one.At.AsUtc), (one.Case, one.Sequence), (other.Case, other.Sequence));

    private static int Compare(int byTime, (CaseId Case, int Sequence) one, (CaseId Case, int Sequence) other) =>
        byTime != 0 ? byTime
        : string.CompareOrdinal(one.Case.Value, other.Case.Value) is not 0 and var byCase ? byCase
        : one.Sequence.CompareTo(other.Sequence);
}
