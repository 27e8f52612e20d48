namespace Grid.Packs.Check.Contradictions;

/// <summary>
/// How much is looked at. It is counted and not timed, so that the same pack has the same answer on every machine; a
/// thousand deadlines take some twenty milliseconds.
/// </summary>
internal sealed class SearchBudget
{
    private const int MostDeadlines = 400_000;

    private const int MostWays = 400_000;

    private int _deadlines = MostDeadlines;
    private int _ways = MostWays;

    /// <summary>Whether something was not looked at for want of it.</summary>
    public bool IsSpent { get; private set; }

    public bool TakeDeadline() => Take(ref _deadlines);

    public bool TakeWay() => Take(ref _ways);

    private bool Take(ref int left)
    {
        IsSpent |= left == 0;
        left = Math.Max(0, left - 1);
        return !IsSpent;
    }
}
