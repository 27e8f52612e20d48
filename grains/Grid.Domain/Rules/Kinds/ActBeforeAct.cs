namespace Grid.Domain.Rules.Kinds;

/// <summary>
/// One act must not be timed after another that presupposes it. The firsts of both are compared; equal is fine.
/// </summary>
public sealed record ActBeforeAct(ActPattern Earlier, ActPattern Later) : RuleKind
{
    public override string Name => "act-before-act";

    public override bool IsJudgedAt(string act) => Earlier.Matches(act) || Later.Matches(act);

    public override Verdict Judge(RuleSubject subject)
    {
        if (subject.Find(Earlier, Occurrence.First) is not { } earlier
            || subject.Find(Later, Occurrence.First) is not { } later)
        {
            return Verdict.Inapplicable;
        }

        return later.At.CompareWith(earlier.At) is { } order
            ? Verdict.When(order >= 0, later.Officer)
            : new Verdict.Undecidable("the offset of one of the two times", later.Officer);
    }
}
