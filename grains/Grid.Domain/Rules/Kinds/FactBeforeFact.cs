namespace Grid.Domain.Rules.Kinds;

/// <summary>
/// One time must not lie after another. Each is a fact of the case, a fact of the act, or the act's own time.
/// </summary>
/// <param name="Earlier">The time that must come first; equal is fine.</param>
/// <param name="Later">The time it must not pass.</param>
public sealed record FactBeforeFact(FactPath Earlier, FactPath Later) : RuleKind
{
    /// <summary>
    /// The acts that give cause to judge where a fact of the act is compared; every act where none is named.
    /// </summary>
    public ImmutableArray<ActPattern> When { get; init; } = [];

    /// <summary>
    /// Facts without which the rule is undecidable; a missing one that is not listed makes it not apply.
    /// </summary>
    public ImmutableArray<FactPath> Needs { get; init; } = [];

    public override string Name => "fact-before-fact";

    public override RuleScope Scope => SpeaksOfAct ? RuleScope.Act : RuleScope.Case;

    public override bool IsJudgedAtOpening => !SpeaksOfAct;

    public override bool IsJudgedAt(string act) => SpeaksOfAct && (When.IsEmpty || Any(When, act));

    public override Verdict Judge(RuleSubject subject)
    {
        var by = subject.Act?.Officer;
        // One that is needed comes before one that is not, on whichever side it stands.
        var (lacksEarlier, lacksLater) = (!Earlier.IsIn(subject), !Later.IsIn(subject));
        if (lacksEarlier || lacksLater)
        {
            var first = lacksEarlier && (!lacksLater || Needs.Contains(Earlier) || !Needs.Contains(Later))
                ? Earlier
                : Later;
            return Missing(Needs.Contains(first), $"the fact `{first}`", by);
        }

        if (Earlier.TimeIn(subject) is not { } earlier || Later.TimeIn(subject) is not { } later)
        {
            var other = Earlier.TimeIn(subject) is null ? Earlier : Later;
            return new Verdict.Undecidable($"the fact `{other}` as a time", by);
        }

        return earlier.CompareWith(later) is { } order
            ? Verdict.When(order <= 0, by)
            : new Verdict.Undecidable("the offset of one of the two times", by);
    }

    private bool SpeaksOfAct => Earlier.IsOfAct || Later.IsOfAct;
}
