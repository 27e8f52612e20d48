using Grid.Domain.Cases;

namespace Grid.Domain.Rules.Kinds;

/// <summary>
/// The acts speak of another case, which a fact names: it must be as the rule says, and whoever acts must have had no
/// part in it, or have held a slot of it. Both are looked up where the act is asked for, and never taken from what it
/// says of itself.
/// </summary>
/// <param name="Acts">The acts.</param>
/// <param name="Case">The fact that names the other case.</param>
public sealed record OfAnotherCase(ImmutableArray<ActPattern> Acts, string Case) : RuleKind
{
    /// <summary>How the other case must stand; nothing where that does not matter.</summary>
    public CaseStatus? Status { get; init; }

    /// <summary>Whether who acts must have held no slot of the other case, and done none of its acts.</summary>
    public bool IsByOutsider { get; init; }

    /// <summary>Whether who acts must be of another unit than the other case.</summary>
    public bool IsFromElsewhere { get; init; }

    /// <summary>The slots of the other case of which who acts must hold one; none where that does not matter.</summary>
    public ImmutableArray<Slot> Held { get; init; } = [];

    public override string Name => "of-another-case";

    public override RuleScope Scope => RuleScope.Act;

    public override bool IsJudgedAt(string act) => Any(Acts, act);

    /// <summary>The case that an act speaks of; nothing where it names none, or by no id.</summary>
    public CaseId? Named(FactSet facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        try
        {
            return facts[Case] is { } id ? CaseId.Parse(id) : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    public override Verdict Judge(RuleSubject subject)
    {
        Debug.Assert(subject.Act is not null, "a rule on single acts is judged at an act only");
        var act = subject.Act;
        if (Named(act.Facts) is not { } id)
        {
            return new Verdict.Undecidable($"the case that `act.{Case}` names", act.Officer);
        }

        var other = subject.Facts.CaseOf(id);
        return other.Status == CaseStatus.None
            ? new Verdict.Undecidable($"{id}: no case of this id has been opened", act.Officer)
            : Status is { } asked && other.Status != asked ? new Verdict.Broken(act.Officer)
            : !IsByOutsider && !IsFromElsewhere && Held.IsEmpty ? Verdict.When(true)
            : act.Officer is not { } officer
                ? new Verdict.Undecidable("the officer who acted: no person is named")
            : !Held.IsEmpty && !other.Responsibilities.Any(seat => seat.Holder == officer && Held.Contains(seat.Slot))
                ? new Verdict.Broken(officer)
            : IsByOutsider && TookPart(officer, other) ? new Verdict.Broken(officer)
            : IsFromElsewhere ? JudgePlace(officer, other, subject.Facts)
            : Verdict.When(true);
    }

    private static Verdict JudgePlace(OfficerId officer, CaseState other, CaseFacts facts) =>
        facts.Officer(officer).Unit is not { } unit || other.Unit is not { } ofCase
            ? new Verdict.Undecidable("the unit of the officer, or of the other case", officer)
            : Verdict.When(unit != ofCase, officer);

    private static bool TookPart(OfficerId officer, CaseState other) =>
        other.Responsibilities.Any(held => held.Holder == officer || held.Answerable == officer)
        || other.Moves.Any(move => move.From == officer || move.To == officer)
        || other.Left.Any(left => left.Officer == officer)
        || other.Acts.Any(act => act.Officer == officer)
        || other.Supervisions.Any(done => done.Officer == officer);
}
