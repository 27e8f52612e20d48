namespace Grid.Domain.Cases;

/// <summary>What holds of the deeds on recusal, whichever it is.</summary>
public static class RecusalRules<TCommand>
    where TCommand : CaseCommand
{
    public static readonly Rule<CaseQuestion<TCommand>> GroundIsListed = new(
        new("recusal.ground-is-listed"),
        RuleConcern.Form,
        question => CaseNeeds.GroundIn(question.Command) is not { } ground || question.State.Status == CaseStatus.None
            ? Verdict.Inapplicable
            : Verdict.When(question.Pack.Recusal?.Lists(ground) != false),
        "the pack does not list this ground");

    public static readonly Rule<CaseQuestion<TCommand>> OfficerTakesPart = new(
        new("recusal.officer-takes-part"),
        RuleConcern.Law,
        question => CaseNeeds.RecusedIn(question.Command) is { } officer
            ? Verdict.When(question.State.TakesPart(officer), officer)
            : Verdict.Inapplicable,
        "the officer holds no slot of the case, and has done no act in it");

    /// <summary>
    /// Every route of accountability ends there; without it a case could be left with nobody who answers.
    /// </summary>
    public static readonly Rule<CaseQuestion<TCommand>> IsNotOversight = new(
        new("recusal.is-not-oversight"),
        RuleConcern.Law,
        question => CaseNeeds.RecusedIn(question.Command) is { } officer
            ? Verdict.When(officer != question.Pack.Oversight, officer)
            : Verdict.Inapplicable,
        "the oversight authority answers where nobody else can, and steps out of no case");

    public static readonly Rule<CaseQuestion<TCommand>> DeciderIsAnother = new(
        new("recusal.decider-is-another"),
        RuleConcern.Authority,
        question => !question.IsRequest || question.Submission.By.Officer is not { } by
            ? Verdict.Inapplicable
            : Verdict.When(by != CaseNeeds.RecusedIn(question.Command), by),
        "nobody decides on their own recusal");

    public static readonly Rule<CaseQuestion<TCommand>> DeciderIsCompetent = new(
        new("recusal.decider-is-competent"),
        RuleConcern.Authority,
        question => !question.IsRequest || question.Submission.By.Officer is not { } by
            || CaseNeeds.RecusedIn(question.Command) is not { } officer
                ? Verdict.Inapplicable
                : JudgeDecider(question, officer, by),
        "the asker does not decide on the recusal of this officer");

    public static readonly ImmutableArray<Rule<CaseQuestion<TCommand>>> All =
        [GroundIsListed, OfficerTakesPart, IsNotOversight, DeciderIsAnother, DeciderIsCompetent];

    // Where the pack names nobody, it is for whoever supervises the officer.
    private static Verdict JudgeDecider(CaseQuestion<TCommand> question, OfficerId officer, OfficerId by) =>
        question.Pack.Recusal?.DeciderOf(officer, question.State, question.Facts) is { } row
            ? row.By.Judge(question.State, question.Facts, by, question.Facts.Now)
            : Verdict.When(
                by == Accountability.SupervisorOf(officer, question.Facts, question.Pack.Oversight), by);
}
