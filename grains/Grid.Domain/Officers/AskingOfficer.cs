namespace Grid.Domain.Officers;

/// <summary>Whether an officer who asks for something about officers or units may. A record asks for nothing.</summary>
internal static class AskingOfficer
{
    public const string MustBeActive = "only a registered officer in active standing may ask for this";

    /// <summary>Whether they are in office at all.</summary>
    public static Verdict IsActive(bool isRequest, OfficerState? asking, Timestamp now, OfficerId? by) =>
        isRequest && asking is not null
            ? Verdict.When(asking.StandingAt(now) == Standing.Active, by)
            : Verdict.Inapplicable;

    /// <summary>Whether they have authority for it.</summary>
    /// <param name="asking">The officer who asks; nothing where nobody does, or it is a record.</param>
    /// <param name="power">The power that the pack names for the deed; nothing where it names none.</param>
    /// <param name="now">When.</param>
    /// <param name="by">Who asks.</param>
    /// <param name="mayElse">Whether somebody may ask where the pack names no power.</param>
    public static Verdict HasPower(
        OfficerState? asking, Power? power, Timestamp now, OfficerId? by, Func<OfficerId, bool> mayElse) =>
        asking is null ? Verdict.Inapplicable
        : power is { } named ? Verdict.When(asking.HasPower(named, kind: null, now) == true, by)
        : Verdict.When(by is { } officer && mayElse(officer), by);
}
