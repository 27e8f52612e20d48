using Grid.Domain.Units;

namespace Grid.Domain.Cases;

/// <summary>What a case has to do with units: which are to be looked at, and in which one it is now.</summary>
internal static class CaseUnits
{
    /// <summary>
    /// The next unit to be looked at for the command itself; nothing where the command speaks of none, or it is
    /// known.
    /// </summary>
    public static UnitId? Named(
        CaseState state, Submission<CaseCommand> submission, CaseFacts facts, RulePack pack) =>
        submission.Command switch
        {
            CaseCommand.HandOverCase send => send.To,
            CaseCommand.OpenCase open when Requests.Is(submission) =>
                OpenerPlace.StillUnknown(open, submission.By.Officer, facts, pack) ?? open.Unit,
            CaseCommand.AcceptHandover when state is { Transit.ToUnit: { } to, Unit: { } from }
                && facts.Knows(UnitRoute.Now(to, null, facts))
                && pack.ProcedureNamed(state.Procedure) is { Receipts.IsEmpty: false } => from,
            CaseCommand.AcceptHandover or CaseCommand.RefuseHandover when state.Transit?.ToUnit is { } to =>
                UnitRoute.Now(to, null, facts),
            CaseCommand.TakeDueStep step => (ReceivingSide.StillUnknown(state, step, facts)
                ?? NotifiedUnits.StillUnknown(state, step, facts, pack))?.Unit,
            CaseCommand.CatchUp when state.Unit is { } unit => UnitRoute.Now(unit, FirstHolder(state), facts),
            _ => null,
        };

    /// <summary>Whether a unit may be given a case. Nothing is known of one that nobody registered.</summary>
    public static Verdict MayTake(UnitId? unit, CaseFacts facts) => unit is not { } named
        ? Verdict.Inapplicable
        : Verdict.When(facts.Unit(named).Status is UnitStatus.Open or UnitStatus.None);

    /// <summary>The entry by which a case follows its unit; nothing where it is where it was.</summary>
    public static CaseEvent.UnitFollowed? Following(CaseState state, CaseFacts facts) =>
        state is { Status: CaseStatus.Open, Unit: { } from }
        && UnitRoute.Now(from, FirstHolder(state), facts) is var to && to != from
            ? new(from, to)
            : null;

    // A case goes where the holder of its first seat goes.
    private static OfficerId? FirstHolder(CaseState state) =>
        state.Responsibilities.IsEmpty ? null : state.Responsibilities[0].Holder;
}
