using Grid.Domain.Procedures;

namespace Grid.Domain.Rules.Kinds;

/// <summary>
/// Whoever acted in a stage of one group may do no act in a stage of another group of the same case. To go on within
/// one group, however often the case comes back to it, is no breach.
/// </summary>
public sealed record SeparateStages(ImmutableArray<ImmutableArray<StagePattern>> Groups) : RuleKind
{
    /// <summary>The acts that count as taking part; all where none is named.</summary>
    public ImmutableArray<ActPattern> Acts { get; init; } = [];

    /// <summary>Acts that never count.</summary>
    public ImmutableArray<ActPattern> Except { get; init; } = [];

    public override string Name => "separate-stages";

    public override RuleScope Scope => RuleScope.Act;

    public override bool IsJudgedAt(string act) => Counts(act);

    public override Verdict Judge(RuleSubject subject)
    {
        Debug.Assert(subject.Act is not null, "a rule on single acts is judged at an act only");
        var act = subject.Act;
        if (GroupOf(act.Procedure, act.Stage) is not { } group)
        {
            return Verdict.Inapplicable;
        }

        var isUnnamed = false;
        foreach (var other in subject.Case.Acts)
        {
            if (!Counts(other.Act) || GroupOf(other.Procedure, other.Stage) is not { } elsewhere || elsewhere == group)
            {
                continue;
            }

            if (act.Officer is { } by && other.Officer == by)
            {
                return new Verdict.Broken(by);
            }

            isUnnamed |= act.Officer is null || other.Officer is null;
        }

        return isUnnamed
            ? new Verdict.Undecidable("the officer of one of the acts", act.Officer)
            : Verdict.When(true);
    }

    private bool Counts(string act) => (Acts.IsEmpty || Any(Acts, act)) && !Any(Except, act);

    private int? GroupOf(string? procedure, string? stage)
    {
        for (var i = 0; i < Groups.Length; i++)
        {
            if (StagePattern.AnyMatches(Groups[i], procedure, stage))
            {
                return i;
            }
        }

        return null;
    }
}
