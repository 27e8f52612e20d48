using Grid.Domain.Cases;
using Grid.Domain.Officers;

namespace Grid.Domain.Rules.Kinds;

/// <summary>
/// An act may be done only by an officer with a power, of a class, or in a slot; all that are named must hold.
/// </summary>
public sealed record WhoMayAct(ImmutableArray<ActPattern> Acts) : RuleKind
{
    public Power? Power { get; init; }

    public string? Class { get; init; }

    public Slot? Slot { get; init; }

    public override string Name => "who-may-act";

    public override RuleScope Scope => RuleScope.Act;

    public override RuleConcern Concern => RuleConcern.Authority;

    public override bool IsJudgedAt(string act) => Any(Acts, act);

    public override Verdict Judge(RuleSubject subject)
    {
        Debug.Assert(subject.Act is not null, "a rule on single acts is judged at an act only");
        if (subject.Act.Officer is not { } by)
        {
            return new Verdict.Undecidable("the officer who acted: no person is named");
        }

        var officer = subject.Facts.Officer(by);
        ReadOnlySpan<Verdict> verdicts =
        [
            JudgePower(subject, officer, subject.Act), JudgeClass(officer, by), JudgeSlot(subject.Case, by),
        ];
        // Broken on one count is broken, whatever cannot be said about the others.
        Verdict worst = new Verdict.Satisfied();
        foreach (var verdict in verdicts)
        {
            worst = verdict is Verdict.Broken || worst is Verdict.Satisfied ? verdict : worst;
            if (worst is Verdict.Broken)
            {
                break;
            }
        }

        return worst;
    }

    private Verdict JudgePower(RuleSubject subject, OfficerState officer, ActOnRecord act) => Power is not { } power
        ? new Verdict.Satisfied()
        : officer.HasPower(power, subject.Case.Kind, act.At) switch
        {
            true => new Verdict.Satisfied(),
            false => new Verdict.Broken(act.Officer),
            null => new Verdict.Undecidable($"whether {act.Officer} had the power `{power}` at the time", act.Officer),
        };

    private Verdict JudgeClass(OfficerState officer, OfficerId by) => Class switch
    {
        null => new Verdict.Satisfied(),
        _ when officer.Class is null => new Verdict.Undecidable($"the class of {by}", by),
        _ => Verdict.When(officer.Class == Class, by),
    };

    // A holder who may not act now may have acted before that; whether they could is judged by their standing at the
    // time.
    private Verdict JudgeSlot(CaseState state, OfficerId by) => Slot switch
    {
        null => new Verdict.Satisfied(),
        { } slot when !state.IsHeld(slot) => new Verdict.Undecidable($"the holder of slot `{slot}`", by),
        { } slot => Verdict.When(state.Answers(slot, by) || state.HoldersOf(slot).Contains(by), by),
    };
}
