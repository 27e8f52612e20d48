namespace Grid.Domain.Rules.Kinds;

/// <summary>Whoever holds the slot must have done at least one act of the case.</summary>
public sealed record SlotHolderTakesPart(Slot Slot) : RuleKind
{
    /// <summary>The acts that make the rule apply; every act where none is named.</summary>
    public ImmutableArray<ActPattern> When { get; init; } = [];

    /// <inheritdoc cref="RuleKind.BreachAt"/>
    public ImmutableArray<ActPattern> Breaches { get; init; } = [];

    public override string Name => "slot-holder-takes-part";

    public override bool IsOfAbsence => true;

    public override ImmutableArray<ActPattern> BreachAt => Breaches;

    public override bool IsJudgedAt(Slot slot) => slot == Slot;

    // Any act may be the holder's, also one told late; were it not judged, the verdict would depend on the order of
    // telling.
    public override bool IsJudgedAt(string act) => true;

    public override Verdict Judge(RuleSubject subject)
    {
        if (subject.Case.Acts.IsEmpty
            || (!When.IsEmpty && !subject.Case.Acts.Any(act => Any(When, act.Act))))
        {
            return Verdict.Inapplicable;
        }

        var holders = subject.Case.HoldersOf(Slot);
        if (holders.IsEmpty)
        {
            return new Verdict.Undecidable($"the holder of slot `{Slot}`");
        }

        if (subject.Case.Acts.Any(act => act.Officer is { } by && holders.Contains(by)))
        {
            return Verdict.When(true);
        }

        return subject.Case.Acts.Any(act => act.Officer is null)
            ? new Verdict.Undecidable("the officer of one of the acts", holders[0])
            : new Verdict.Broken(holders[0]);
    }
}
