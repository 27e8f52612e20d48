namespace Grid.Domain.Clocks;

/// <summary>What becomes of a clock that runs in a case which another takes in.</summary>
public enum ClockOnMerge
{
    /// <summary>Of the two the one that is due later goes on.</summary>
    Latest = 0,

    /// <summary>Of the two the one that is due earlier goes on.</summary>
    Earliest = 1,

    /// <summary>It begins anew with the merge.</summary>
    Restart = 2,
}
