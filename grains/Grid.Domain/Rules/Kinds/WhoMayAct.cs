namespace Grid.Domain.Rules.Kinds;

/// <summary>
/// An act may be done only by an officer with a power, of a class, in a post or in a slot; all that are named must
/// hold.
/// </summary>
public sealed record WhoMayAct(ImmutableArray<ActPattern> Acts) : RuleKind
{
    /// <summary>Who may.</summary>
    public Competence By { get; init; } = Competence.Anybody;

    public Power? Power
    {
        get => By.Power;
        init => By = By with { Power = value };
    }

    public string? Class
    {
        get => By.Class;
        init => By = By with { Class = value };
    }

    public Slot? Slot
    {
        get => By.Slot;
        init => By = By with { Slot = value };
    }

    public override string Name => "who-may-act";

    public override RuleScope Scope => RuleScope.Act;

    public override RuleConcern Concern => RuleConcern.Authority;

    public override bool IsJudgedAt(string act) => Any(Acts, act);

    public override Verdict Judge(RuleSubject subject)
    {
        Debug.Assert(subject.Act is not null, "a rule on single acts is judged at an act only");
        return subject.Act.Officer is { } by
            ? By.Judge(subject.Case, subject.Facts, by, subject.Act.At)
            : new Verdict.Undecidable("the officer who acted: no person is named");
    }
}
