namespace Grid.Domain.Clocks;

/// <summary>Which side of the deadline is a breach.</summary>
public enum ClockBound
{
    /// <summary>No later than.</summary>
    Maximum,

    /// <summary>No earlier than: a trial not before thirty days.</summary>
    Minimum,
}
