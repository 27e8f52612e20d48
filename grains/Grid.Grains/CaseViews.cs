namespace Grid.Grains;

/// <summary>Shows a case as it stands.</summary>
internal static class CaseViews
{
    public static CaseView Of(CaseId id, CaseState state, CaseFacts facts, RulePack pack) => new(id, state.Status)
    {
        IsRun = state.IsRun,
        Pack = state.Pack,
        Kind = state.Kind,
        Unit = state.Unit,
        Stage = state.Stage,
        Facts = state.Facts,
        Seats = [.. state.Responsibilities.Select(held => SeatOf(state, held, facts.For(state), pack.Oversight))],
        Unheld = [.. pack.RequiredSlots.Where(slot => state.Status == CaseStatus.Open && !state.IsHeld(slot))],
        Acts = state.Acts,
        Judgements = state.Judgements,
        Standing = state.Standing,
        Breaches = state.Breaches,
        Transit = state.Transit,
        Ties = state.Ties,
        Clocks = state.Clocks,
        Warnings = state.Warnings,
        Clues = state.Clues,
        Replies = state.Replies,
        Supervisions = state.Supervisions,
        Approaches = [.. state.Approaches.Select(approach => approach.AsShown())],
        Draws = state.Draws,
        Marks = state.Marks,
        Quarantine = state.Quarantine,
        IsSealed = state.IsSealed,
        Sequence = state.Sequence,
    };

    // In a case that is only recorded nothing is derived: what the source does not say is a blind spot, and is counted.
    private static SeatView SeatOf(CaseState state, Responsibility held, CaseFacts facts, OfficerId? oversight)
    {
        var answers = state.IsRun ? Accountability.AnswererOf(held.Holder, facts, oversight) : held.Answerable;
        return new(held.Slot, held.Seat, held.Holder)
        {
            Answers = answers,
            Supervisor = answers is not { } officer ? null
                : state.IsRun ? Accountability.SupervisorOf(officer, facts, oversight)
                : Accountability.OwnSupervisorOf(officer, facts),
        };
    }
}
