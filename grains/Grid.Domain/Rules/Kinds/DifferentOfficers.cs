namespace Grid.Domain.Rules.Kinds;

/// <summary>No officer may have done both acts of one case.</summary>
public sealed record DifferentOfficers(ActPattern First, ActPattern Second) : RuleKind
{
    public override string Name => "different-officers";

    public override bool IsJudgedAt(string act) => First.Matches(act) || Second.Matches(act);

    public override Verdict Judge(RuleSubject subject)
    {
        var first = subject.Acts(First).Select(act => act.Officer?.Value).ToHashSet();
        if (first.Count == 0)
        {
            return new Verdict.NotApplicable();
        }

        var (isDone, isUnnamed) = (false, first.Contains(null));
        foreach (var act in subject.Acts(Second))
        {
            // In the order of the acts, so that the same officer is named however the log was ordered.
            if (act.Officer is { } by && first.Contains(by.Value))
            {
                return new Verdict.Broken(by);
            }

            (isDone, isUnnamed) = (true, isUnnamed || act.Officer is null);
        }

        return !isDone ? new Verdict.NotApplicable()
            : isUnnamed ? new Verdict.Undecidable("the officer of one of the acts")
            : new Verdict.Satisfied();
    }
}
