using Grid.Domain.Procedures;

namespace Grid.Domain.Rules.Kinds;

/// <summary>
/// Whatever the stage of the case asks to be held must be held: at the opening, and at every act. In a case merely
/// recorded an empty slot is a blind spot.
/// </summary>
public sealed record SlotsOfStage(ImmutableArray<Procedure> Procedures) : RuleKind
{
    public override string Name => "slots-of-stage";

    public override bool IsJudgedAtOpening => true;

    public override bool IsJudgedAt(string act) => true;

    public override Verdict Judge(RuleSubject subject)
    {
        if (RuleSubject.ProcedureOf(Procedures, subject.Case.Procedure)?.StageNamed(subject.Case.Stage)
            is not { } stage)
        {
            return Verdict.Inapplicable;
        }

        if (stage.Holder is { } holder && !subject.Case.IsHeld(holder))
        {
            return Missing(subject, holder);
        }

        foreach (var slot in stage.Slots)
        {
            if (!subject.Case.IsHeld(slot))
            {
                return Missing(subject, slot);
            }
        }

        return Verdict.When(true);
    }

    private static Verdict Missing(RuleSubject subject, Slot slot) => subject.IsRun
        ? new Verdict.Broken(subject.Act?.Officer)
        : new Verdict.Undecidable($"the holder of slot `{slot}`");
}
