namespace Grid.Simulator.Load;

/// <summary>How many commands of a load went which way.</summary>
/// <param name="Sent">Commands that were sent, each counted once.</param>
/// <param name="Acknowledged">Commands that are done, or were so already.</param>
/// <param name="Refused">Commands that the rules refused.</param>
/// <param name="Overloaded">Commands for which the grid had no room at any attempt.</param>
/// <param name="Unknown">Commands whose outcome is not known.</param>
public sealed record LoadCounts(long Sent, long Acknowledged, long Refused, long Overloaded, long Unknown)
{
    /// <summary>Further attempts, because the grid was overloaded.</summary>
    public long Retries { get; init; }

    /// <summary>Unknown outcomes that were settled afterwards; each is also among the others.</summary>
    public long Settled { get; init; }

    /// <summary>Sends so long after their intended start that it shows.</summary>
    public long Late { get; init; }

    /// <summary>Late sends that waited because too many commands were under way already.</summary>
    public long HeldBack { get; init; }

    /// <summary>
    /// Commands that opened a case in place of what was to be sent, because no case was free: each had a command under
    /// way or waiting, or all its acts. Where they are many, the load is another than the scenario says: it has too few
    /// cases for its rate, or closes too few.
    /// </summary>
    public long OpenedForWant { get; init; }

    /// <summary>Commands that were acknowledged before the last was to be sent.</summary>
    public long AcknowledgedInTime { get; init; }
}
