namespace Grid.Domain.Rules.Kinds;

/// <summary>No officer may have done both acts of one case.</summary>
public sealed record DifferentOfficers(ActPattern First, ActPattern Second) : RuleKind
{
    public override string Name => "different-officers";

    public override bool IsJudgedAt(string act) => First.Matches(act) || Second.Matches(act);

    public override Verdict Judge(RuleSubject subject)
    {
        // Few officers do one act of a case, however often it is done; mostly it is one.
        var (hasFirst, hasSecond, isUnnamed) = (false, false, false);
        OfficerId? only = null;
        List<OfficerId>? others = null;
        foreach (var act in subject.Case.Acts)
        {
            var (isFirst, isSecond) = (First.Matches(act.Act), Second.Matches(act.Act));
            hasFirst |= isFirst;
            hasSecond |= isSecond;
            isUnnamed |= act.Officer is null && (isFirst || isSecond);
            if (isFirst && act.Officer is { } by && by != (only ??= by) && others?.Contains(by) != true)
            {
                (others ??= []).Add(by);
            }
        }

        if (!hasFirst || !hasSecond)
        {
            return Verdict.Inapplicable;
        }

        foreach (var act in subject.Case.Acts)
        {
            // In the order of the acts, so that the same officer is named however the log was ordered.
            if (act.Officer is { } by && Second.Matches(act.Act) && (by == only || others?.Contains(by) == true))
            {
                return new Verdict.Broken(by);
            }
        }

        return isUnnamed ? new Verdict.Undecidable("the officer of one of the acts") : Verdict.When(true);
    }
}
