namespace Grid.Domain.Clocks;

/// <summary>The sorts of step that lead to a deadline.</summary>
public enum DeadlineStepKind
{
    Started,
    Counted,
    Extended,
    Excluded,
    Restarted,
    Converted,
    Subtracted,
    RolledOver,

    /// <summary>A year of the calendar is not published yet.</summary>
    Provisional,

    /// <summary>An event that changes nothing, with the reason: too late, granted too often, without findings.</summary>
    PassedOver,
    Stopped,
}
