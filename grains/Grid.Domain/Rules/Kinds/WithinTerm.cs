namespace Grid.Domain.Rules.Kinds;

/// <summary>
/// One act must follow another within a term. By default the first of the one and the latest of the other are taken.
/// The term is elapsed time; terms counted in days are the business of clocks.
/// </summary>
public sealed record WithinTerm(ActPattern From, ActPattern To, TimeSpan Term) : RuleKind
{
    public Occurrence FromOccurrence { get; init; } = Occurrence.First;

    public Occurrence ToOccurrence { get; init; } = Occurrence.Latest;

    public override string Name => "within-term";

    public override bool IsJudgedAt(string act) => From.Matches(act) || To.Matches(act);

    public override Verdict Judge(RuleSubject subject)
    {
        if (subject.Find(From, FromOccurrence) is not { } from || subject.Find(To, ToOccurrence) is not { } to)
        {
            return Verdict.Inapplicable;
        }

        return to.At.Since(from.At) is { } taken
            ? Verdict.When(taken <= Term, to.Officer)
            : new Verdict.Undecidable("the offset of one of the two times", to.Officer);
    }
}
