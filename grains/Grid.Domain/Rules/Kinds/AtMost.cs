using Grid.Domain.Cases;
using Grid.Domain.Procedures;
using Grid.Domain.Rules.Conditions;

namespace Grid.Domain.Rules.Kinds;

/// <summary>
/// The acts are done so often at most: in the case, or since an act that lets it begin anew. None at all is a number.
/// </summary>
public sealed record AtMost(ImmutableArray<ActPattern> Acts, int Count) : RuleKind
{
    /// <summary>Facts that tell apart what is counted: acts count together where these are alike.</summary>
    public ImmutableArray<string> Same { get; init; } = [];

    /// <summary>Acts after which counting begins anew.</summary>
    public ImmutableArray<ActPattern> Anew { get; init; } = [];

    /// <summary>Facts of the act, all of which must be so for it to count.</summary>
    public ImmutableArray<FactMatch> When { get; init; } = [];

    /// <summary>
    /// What must hold for the rule to speak of the act, by its facts or else those of the case; where too little is
    /// known to say so, the rule is undecidable.
    /// </summary>
    public Condition? If { get; init; }

    /// <summary>The stages in which an act counts; all where none is named.</summary>
    public ImmutableArray<StagePattern> Stages { get; init; } = [];

    public override string Name => "at-most";

    public override RuleScope Scope => RuleScope.Act;

    public override bool IsJudgedAt(string act) => Any(Acts, act);

    public override Verdict Judge(RuleSubject subject)
    {
        Debug.Assert(subject.Act is not null, "a rule on single acts is judged at an act only");
        var act = subject.Act;
        if (!Counts(act))
        {
            return Verdict.Inapplicable;
        }

        if (If is { } condition && condition.Holds(subject.FactOf) is not true)
        {
            return subject.Unmet(condition);
        }

        var count = 1;
        var acts = subject.Case.Acts.AsSpan();
        for (var i = acts.Length - 1; i >= 0; i--)
        {
            var earlier = acts[i];
            if (earlier >= act || earlier.IsVoidPending)
            {
                continue;
            }

            if (Any(Anew, earlier.Act))
            {
                break;
            }

            count += Any(Acts, earlier.Act) && Counts(earlier) && IsOfOne(earlier, act) ? 1 : 0;
        }

        return Verdict.When(count <= Count, act.Officer);
    }

    private bool Counts(ActOnRecord act) =>
        FactMatch.AllHold(When, act.Facts)
        && (Stages.IsEmpty || StagePattern.AnyMatches(Stages, act.Procedure, act.Stage));

    private bool IsOfOne(ActOnRecord one, ActOnRecord other)
    {
        foreach (var fact in Same)
        {
            if (one.Facts[fact] != other.Facts[fact])
            {
                return false;
            }
        }

        return true;
    }
}
