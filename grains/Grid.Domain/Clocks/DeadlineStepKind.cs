namespace Grid.Domain.Clocks;

/// <summary>The sorts of step that lead to a deadline.</summary>
public enum DeadlineStepKind
{
    Started,
    Counted,
    Extended,

    /// <summary>An extension was asked for, in time.</summary>
    Asked,

    /// <summary>An extension was asked for too late: a breach, though it may still be granted.</summary>
    AskedLate,

    /// <summary>An extension was decided too late: a breach, though it counts.</summary>
    DecidedLate,
    Excluded,
    Restarted,
    Converted,
    Subtracted,
    RolledOver,

    /// <summary>Which publication of a year of the calendar was gone by.</summary>
    Calendar,

    /// <summary>Something that may still move the deadline is not known yet.</summary>
    Provisional,

    /// <summary>An event that changes nothing, with the reason: too late, too often, without findings.</summary>
    PassedOver,
    Stopped,
}
