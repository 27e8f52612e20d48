namespace Grid.Domain.Cases;

public abstract partial record CaseCommand
{
    /// <summary>Answers a warning: takes note of it, or says what is going to be done.</summary>
    /// <param name="Warning">The sequence of the warning's entry.</param>
    /// <param name="Plan">What is going to be done; nothing where it is only taken note of.</param>
    /// <param name="Officer">Who answers, where that is not who submits it.</param>
    [GenerateSerializer, Immutable, Alias("case.answer-warning.v1")]
    public sealed record AnswerWarning(int Warning, PersonalText? Plan = null, OfficerId? Officer = null) : CaseCommand
    {
        public override string Deed => "case.answer-warning";

        internal override bool IsAskedFor => true;

        public override ImmutableArray<PersonalText> Texts => TextsOf(Plan);
    }
}

public abstract partial record CaseEvent
{
    /// <summary>A warning was answered.</summary>
    /// <param name="Warning">The entry of the warning.</param>
    /// <param name="Clock">The clock it was about.</param>
    /// <param name="Officer">Who answered.</param>
    [GenerateSerializer, Immutable, Alias("case.warning-answered.v1")]
    public sealed record WarningAnswered(int Warning, ClockId Clock, OfficerId? Officer) : CaseEvent
    {
        [Id(0)]
        public TextDigest? Plan { get; init; }

        /// <summary>Whether it answers nothing: somebody else gave it, or it lacks what was asked for.</summary>
        [Id(1)]
        public bool IsVoid { get; init; }

        [Id(2)]
        public ImmutableArray<Judgement> Verdicts { get; init; } = [];

        public override ImmutableArray<Judgement> Judged => Verdicts;
    }
}

public static class AnswerWarningRules
{
    /// <summary>Breached by silence; who answers late has answered all the same.</summary>
    public static readonly RuleId AnsweredInTime = new("warning.answered-in-time");

    public static readonly Rule<CaseQuestion<CaseCommand.AnswerWarning>> IsOnRecord = new(
        new("warning.is-on-record"),
        RuleConcern.Form,
        question => Verdict.When(question.State.Warning(question.Command.Warning) is not null),
        "the case has no warning with this entry");

    public static readonly Rule<CaseQuestion<CaseCommand.AnswerWarning>> ByTheWarned = new(
        new("warning.by-the-warned"),
        RuleConcern.Authority,
        question => question.State.Warning(question.Command.Warning) is not { } warning ? Verdict.Inapplicable
            : OfficerOf(question) is { } by && MayAnswer(warning, by, question) ? Verdict.When(true)
            : new Verdict.Broken(OfficerOf(question), WhomToAsk(warning, question)),
        "only who was warned, or who answers in their place, can answer a warning");

    public static readonly Rule<CaseQuestion<CaseCommand.AnswerWarning>> HasItsPlan = new(
        new("warning.has-its-plan"),
        RuleConcern.Law,
        question => question.State.Warning(question.Command.Warning) is { Answer: WarningAnswer.Plan }
            ? Verdict.When(question.Command.Plan is not null, OfficerOf(question))
            : Verdict.Inapplicable,
        "this warning is answered with a plan: say what is going to be done");

    public static readonly ImmutableArray<Rule<CaseQuestion<CaseCommand.AnswerWarning>>> All =
    [
        .. AskerRules<CaseCommand.AnswerWarning>.All,
        CaseRules<CaseCommand.AnswerWarning>.CaseIsKnown,
        IsOnRecord, ByTheWarned, HasItsPlan,
    ];

    internal static OfficerId? OfficerOf(CaseQuestion<CaseCommand.AnswerWarning> question) =>
        question.IsRequest
            ? question.Submission.By.Officer
            : question.Command.Officer ?? question.Submission.By.Officer;

    private static bool MayAnswer(
        WarningOnRecord warning, OfficerId by, CaseQuestion<CaseCommand.AnswerWarning> question) =>
        by == warning.To || by == AnswererOf(warning, question);

    private static string WhomToAsk(WarningOnRecord warning, CaseQuestion<CaseCommand.AnswerWarning> question) =>
        (AnswererOf(warning, question) ?? warning.To).Value;

    private static OfficerId? AnswererOf(
        WarningOnRecord warning, CaseQuestion<CaseCommand.AnswerWarning> question) =>
        WarningRoute.AnswererOf(warning, question.State, question.Facts, question.Pack);
}
