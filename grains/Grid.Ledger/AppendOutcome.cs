namespace Grid.Ledger;

/// <summary>What became of one request of a batch.</summary>
internal abstract record AppendOutcome
{
    private AppendOutcome()
    {
    }

    /// <summary>Durable.</summary>
    /// <param name="Lane">The lane it was written to.</param>
    /// <param name="Position">The position of its last entry.</param>
    public sealed record Appended(int Lane, long Position) : AppendOutcome;

    /// <summary>A stream that the decision looked at has moved on: look again, and decide again.</summary>
    public sealed record Stale(string Stream) : AppendOutcome;

    /// <summary>The stream itself has moved on: another activation wrote to it.</summary>
    public sealed record Fenced : AppendOutcome;

    /// <summary>The queue is full; nothing was tried.</summary>
    public sealed record Overloaded(TimeSpan RetryAfter) : AppendOutcome;

    /// <summary>This request alone cannot be stored.</summary>
    public sealed record Unstorable(string Problem) : AppendOutcome;
}
