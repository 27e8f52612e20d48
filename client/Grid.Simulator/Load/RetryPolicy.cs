namespace Grid.Simulator.Load;

/// <summary>What a client does when the grid is overloaded.</summary>
public sealed record RetryPolicy
{
    /// <summary>Whether it waits as long as it is told; else it tries again at once.</summary>
    public bool HeedHints { get; init; } = true;

    /// <summary>How often a command is tried while the grid is overloaded, the first time included.</summary>
    public int AttemptsMax { get; init; } = 4;
}
