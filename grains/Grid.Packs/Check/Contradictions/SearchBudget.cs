namespace Grid.Packs.Check.Contradictions;

/// <summary>
/// How much is looked at. It is counted and not timed, so that the same pack has the same answer on every machine, and
/// set so that all of it together stays far below half a minute.
/// </summary>
internal sealed class SearchBudget
{
    private int _ways = 200_000;
    private int _orders = 300_000;
    private int _deadlines = 300_000;

    /// <summary>Whether something was not looked at for want of it.</summary>
    public bool IsSpent { get; private set; }

    /// <summary>One more step from event to event.</summary>
    public bool TakeWay() => Take(ref _ways);

    /// <summary>One more ordering of events.</summary>
    public bool TakeOrder() => Take(ref _orders);

    /// <summary>One more deadline computed.</summary>
    public bool TakeDeadline() => Take(ref _deadlines);

    private bool Take(ref int left)
    {
        if (left == 0)
        {
            IsSpent = true;
            return false;
        }

        left--;
        return true;
    }
}
