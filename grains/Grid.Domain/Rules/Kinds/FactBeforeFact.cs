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
        ImmutableArray<FactPath> missing =
        [
            .. from path in (FactPath[])[Earlier, Later]
               where path.ValueIn(subject) is null
               orderby Needs.Contains(path) ? 0 : 1
               select path,
        ];
        if (missing is [var first, ..])
        {
            return Missing(Needs.Contains(first), $"the fact `{first}`", by);
        }

        foreach (var path in (ReadOnlySpan<FactPath>)[Earlier, Later])
        {
            if (!Timestamp.TryParse(path.ValueIn(subject)!, out _))
            {
                return new Verdict.Undecidable($"the fact `{path}` as a time", by);
            }
        }

        var earlier = Timestamp.Parse(Earlier.ValueIn(subject)!);
        return earlier.CompareWith(Timestamp.Parse(Later.ValueIn(subject)!)) is { } order
            ? Verdict.When(order <= 0, by)
            : new Verdict.Undecidable("the offset of one of the two times", by);
    }

    private bool SpeaksOfAct => Earlier.IsOfAct || Later.IsOfAct;
}
