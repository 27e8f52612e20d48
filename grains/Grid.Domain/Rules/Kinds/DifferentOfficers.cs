namespace Grid.Domain.Rules.Kinds;

/// <summary>No officer may have done both acts of one case.</summary>
public sealed record DifferentOfficers(ActPattern First, ActPattern Second) : RuleKind
{
    public override string Name => "different-officers";

    public override bool IsJudgedAt(string act) => First.Matches(act) || Second.Matches(act);

    public override Verdict Judge(RuleSubject subject)
    {
        if (subject.Find(First, Occurrence.First) is null || subject.Find(Second, Occurrence.First) is null)
        {
            return new Verdict.NotApplicable();
        }

        // Few officers do one act of a case, however often it is done.
        var (first, isUnnamed) = (new List<OfficerId>(), false);
        foreach (var act in subject.Case.Acts)
        {
            isUnnamed |= act.Officer is null && (First.Matches(act.Act) || Second.Matches(act.Act));
            if (act.Officer is { } by && First.Matches(act.Act) && !first.Contains(by))
            {
                first.Add(by);
            }
        }

        foreach (var act in subject.Case.Acts)
        {
            // In the order of the acts, so that the same officer is named however the log was ordered.
            if (act.Officer is { } by && Second.Matches(act.Act) && first.Contains(by))
            {
                return new Verdict.Broken(by);
            }
        }

        return isUnnamed ? new Verdict.Undecidable("the officer of one of the acts") : new Verdict.Satisfied();
    }
}
