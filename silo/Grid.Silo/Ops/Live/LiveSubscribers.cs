namespace Grid.Silo.Ops.Live;

/// <summary>Counts who follows the grid, and turns away whoever comes when it is full.</summary>
internal sealed class LiveSubscribers
{
    private int _count;

    /// <summary>Takes a place where there is one; it must be given back.</summary>
    public bool TryEnter()
    {
        if (Interlocked.Increment(ref _count) <= PageLimits.Subscribers)
        {
            return true;
        }

        Leave();
        return false;
    }

    public void Leave() => Interlocked.Decrement(ref _count);
}
