using Grid.Domain.Procedures;

namespace Grid.Domain.Cases;

/// <summary>Where the procedures of the pack lead a case.</summary>
internal static class StageMoves
{
    /// <summary>The procedure in which a case is opened; nothing where the pack declares none for it.</summary>
    public static Procedure? ProcedureOf(CaseCommand.OpenCase open, RulePack pack) =>
        open.Procedure is { } named ? pack.ProcedureNamed(named) : pack.ProcedureFor(open.Kind);

    /// <summary>
    /// The procedure and stage that an act leads to. The procedure is nothing where the act leads nowhere, or where a
    /// log has said the stage itself.
    /// </summary>
    public static (string? Procedure, string? Stage) After(CaseState state, CaseCommand.RecordAct act, RulePack pack)
    {
        if ((state.IsRun || act.Stage is null) && After(state, act.Act, pack) is { Procedure: not null } next)
        {
            return next;
        }

        return (null, act.Stage);
    }

    /// <summary>The procedure and stage that a deed leads to, by the name that procedures know it by.</summary>
    public static (string? Procedure, string? Stage) After(CaseState state, string deed, RulePack pack) =>
        pack.ProcedureNamed(state.Procedure)?.After(state.Stage, deed) is { } transition
            ? (transition.Procedure ?? state.Procedure, transition.To ?? state.Stage)
            : (null, null);
}
