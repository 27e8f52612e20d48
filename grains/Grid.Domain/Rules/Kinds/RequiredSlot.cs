namespace Grid.Domain.Rules.Kinds;

/// <summary>
/// The slot must be held. In a case run through the grid an empty one refuses; in a case merely recorded it is a blind
/// spot: the log does not say who answers, which is not the same as nobody having answered.
/// </summary>
public sealed record RequiredSlot(Slot Slot) : RuleKind
{
    public override string Name => "required-slot";

    public override bool IsJudgedAtOpening => true;

    public override bool IsJudgedAt(Slot slot) => slot == Slot;

    public override bool IsJudgedAt(string act) => false;

    public override Verdict Judge(RuleSubject subject) =>
        subject.Case.IsHeld(Slot) ? Verdict.When(true)
        : subject.IsRun ? new Verdict.Broken()
        : new Verdict.Undecidable($"the holder of slot `{Slot}`");
}
