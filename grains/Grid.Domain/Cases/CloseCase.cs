namespace Grid.Domain.Cases;

public abstract partial record CaseCommand
{
    /// <summary>Asks that a case end.</summary>
    [GenerateSerializer, Immutable, Alias("case.close-case.v1")]
    public sealed record CloseCase(PersonalText? Grounds = null) : CaseCommand
    {
        public override string Deed => "case.close";

        internal override bool IsAskedFor => true;

        public override ImmutableArray<PersonalText> Texts => TextsOf(Grounds);
    }
}

public abstract partial record CaseEvent
{
    /// <summary>The case has ended. Who answered, answers for what was done until now.</summary>
    [GenerateSerializer, Immutable, Alias("case.closed.v1")]
    public sealed record Closed : CaseEvent
    {
        [Id(0)]
        public TextDigest? Grounds { get; init; }

        [Id(1)]
        public ImmutableArray<Judgement> Verdicts { get; init; } = [];

        /// <summary>
        /// For whom it counts, where no officer has asked for it and the pack counts how many somebody closes.
        /// </summary>
        [Id(2)]
        public OfficerId? CountsFor { get; init; }

        public override ImmutableArray<Judgement> Judged => Verdicts;
    }
}

public static class CloseCaseRules
{
    public static readonly Rule<CaseQuestion<CaseCommand.CloseCase>> ByHolderOrSupervisor = new(
        new("close.holder-or-supervisor"),
        RuleConcern.Authority,
        question => !question.IsRequest || question.Asking is null || question.State.Responsibilities.IsEmpty
            ? Verdict.Inapplicable
            : Verdict.When(question.AskerAnswersOrSupervises(), question.Submission.By.Officer),
        "only who answers for the case, or their supervisor, may close it");

    public static readonly Rule<CaseQuestion<CaseCommand.CloseCase>> StageIsClosing = new(
        new("close.stage-is-closing"),
        RuleConcern.Law,
        question => question.Pack.ProcedureNamed(question.State.Procedure) is { HasClosingStage: true } procedure
            ? Verdict.When(procedure.StageNamed(question.State.Stage)?.IsClosing == true)
            : Verdict.Inapplicable,
        "the procedure lets a case end in a closing stage alone");

    /// <summary>What stands in the way of closing a case, and of nothing once it is closed.</summary>
    internal static readonly ImmutableArray<RuleId> OfTheCase =
    [
        CaseRules<CaseCommand.CloseCase>.CaseIsOpen.Id, CaseRules<CaseCommand.CloseCase>.IsNotMerging.Id,
        TransitRules<CaseCommand.CloseCase>.IsNotInTransit.Id,
        TransitRules<CaseCommand.CloseCase>.NothingIsSplitting.Id,
        TransitRules<CaseCommand.CloseCase>.TakenInIsReceipted.Id,
    ];

    public static readonly ImmutableArray<Rule<CaseQuestion<CaseCommand.CloseCase>>> All =
    [
        .. CaseRules<CaseCommand.CloseCase>.All,
        ByHolderOrSupervisor, StageIsClosing,
        TransitRules<CaseCommand.CloseCase>.IsNotInTransit,
        TransitRules<CaseCommand.CloseCase>.NothingIsSplitting,
        TransitRules<CaseCommand.CloseCase>.TakenInIsReceipted,
    ];
}
