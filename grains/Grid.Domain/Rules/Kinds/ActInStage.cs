using Grid.Domain.Procedures;

namespace Grid.Domain.Rules.Kinds;

/// <summary>An act must be one that the stage of the case allows. A case under no procedure has none.</summary>
public sealed record ActInStage(ImmutableArray<Procedure> Procedures) : RuleKind
{
    /// <summary>The acts that are judged; all where none is named.</summary>
    public ImmutableArray<ActPattern> Acts { get; init; } = [];

    public override string Name => "act-in-stage";

    public override RuleScope Scope => RuleScope.Act;

    public override bool IsJudgedAt(string act) => Acts.IsEmpty || Any(Acts, act);

    public override Verdict Judge(RuleSubject subject)
    {
        Debug.Assert(subject.Act is not null, "a rule on single acts is judged at an act only");
        var act = subject.Act;
        if (RuleSubject.ProcedureOf(Procedures, act.Procedure) is not { } procedure)
        {
            return Verdict.Inapplicable;
        }

        return procedure.StageNamed(act.Stage) is { } stage
            ? Verdict.When(procedure.Allows(stage, act.Act), act.Officer)
            : new Verdict.Undecidable($"a stage of the procedure `{procedure.Name}`", act.Officer);
    }
}
