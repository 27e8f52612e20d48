namespace Grid.Simulator.Load;

/// <summary>What a client does when the grid is overloaded.</summary>
public sealed record RetryPolicy
{
    /// <summary>Whether it waits as long as it is told; else it tries again at once.</summary>
    public bool HeedHints { get; init; } = true;

    /// <summary>How often a command is tried while the grid is overloaded, the first time included.</summary>
    public int AttemptsMax { get; init; } = 4;

    /// <summary>
    /// How often a command without an answer is tried again at once, under the number of another attempt; what stays
    /// unknown is asked for when all is over.
    /// </summary>
    public int Unknown { get; init; }

    /// <summary>Of a hundred commands, how many are sent twice at once, as by a network that doubles.</summary>
    public double Doubled { get; init; }

    /// <summary>
    /// Of a hundred commands, how many are sent twice more when all is over, in an order of their own: late, as by a
    /// client that wakes up.
    /// </summary>
    public double Late { get; init; }
}
