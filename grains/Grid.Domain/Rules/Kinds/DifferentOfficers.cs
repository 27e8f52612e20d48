namespace Grid.Domain.Rules.Kinds;

/// <summary>No officer may have done both acts of one case.</summary>
public sealed record DifferentOfficers(ActPattern First, ActPattern Second) : RuleKind
{
    public override string Name => "different-officers";

    public override bool IsJudgedAt(string act) => First.Matches(act) || Second.Matches(act);

    public override Verdict Judge(RuleSubject subject)
    {
        var first = subject.Acts(First).Select(act => act.Officer).ToHashSet();
        var second = subject.Acts(Second).Select(act => act.Officer).ToHashSet();
        if (first.Count == 0 || second.Count == 0)
        {
            return new Verdict.NotApplicable();
        }

        // In the order of the acts, so that the same officer is named however the log was ordered.
        var both = subject.Acts(Second).FirstOrDefault(act => act.Officer is { } by && first.Contains(by));
        return both is not null ? new Verdict.Broken(both.Officer)
            : first.Contains(null) || second.Contains(null) ? new Verdict.Undecidable("the officer of one of the acts")
            : new Verdict.Satisfied();
    }
}
