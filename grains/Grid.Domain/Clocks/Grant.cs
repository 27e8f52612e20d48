namespace Grid.Domain.Clocks;

/// <summary>An extension that counts.</summary>
/// <param name="By">The entry of the clock under which it was granted.</param>
/// <param name="Event">The granting.</param>
/// <param name="At">When it was granted.</param>
internal sealed record Grant(ClockEffect.Extend By, ClockEvent Event, Moment At)
{
    /// <summary>Until when, where the grant itself says so; nothing is then added.</summary>
    public Moment? Until { get; init; }

    /// <summary>How many days too late it was decided, as a sentence; nothing where it was in time.</summary>
    public string? Late { get; init; }
}
