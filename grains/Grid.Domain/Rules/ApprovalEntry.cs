namespace Grid.Domain.Rules;

/// <summary>Who is meant where a clock names somebody to approve its extension.</summary>
/// <param name="Name">The name that clocks use: <c>own_court.president</c>.</param>
/// <param name="By">What such an officer must be, or must be able to do.</param>
public sealed record ApprovalEntry(string Name, Competence By)
{
    public ApprovalPlace Place { get; init; }

    /// <summary>
    /// The slot from whose holder the place is seen; without one, that of the clock. A body that supervises the organ
    /// of the case without leading it has its own way up.
    /// </summary>
    public Slot? From { get; init; }
}
