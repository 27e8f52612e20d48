namespace Grid.Domain.Cases;

public abstract partial record CaseCommand
{
    /// <summary>Asks that another officer answer in a seat from now on.</summary>
    [GenerateSerializer, Immutable, Alias("case.transfer-responsibility.v1")]
    public sealed record TransferResponsibility(Slot Slot, OfficerId To, PersonalText? Grounds = null, int Seat = 1)
        : CaseCommand
    {
        /// <summary>Why somebody is named for a seat that is drawn otherwise, in the pack's word.</summary>
        [Id(0)]
        public string? Designated { get; init; }

        public override string Deed => "case.transfer";

        internal override bool IsAskedFor => true;

        internal override ImmutableArray<SlotFilling> Fillings => [new(Slot, Seat, To)];

        internal override string? Designation => Designated;

        public override ImmutableArray<PersonalText> Texts => TextsOf(Grounds);
    }
}

public abstract partial record CaseEvent
{
    /// <summary>A seat has a new holder; the former one answers only for what was done before.</summary>
    [GenerateSerializer, Immutable, Alias("case.responsibility-transferred.v1")]
    public sealed record ResponsibilityTransferred(Slot Slot, int Seat, OfficerId From, OfficerId To) : CaseEvent
    {
        [Id(0)]
        public TextDigest? Grounds { get; init; }

        [Id(1)]
        public ImmutableArray<Judgement> Verdicts { get; init; } = [];

        /// <summary>Why somebody was named for a seat that is drawn otherwise.</summary>
        [Id(2)]
        public string? Designated { get; init; }

        public override ImmutableArray<Judgement> Judged => Verdicts;
    }
}

public static class TransferRules
{
    public static readonly Rule<CaseQuestion<CaseCommand.TransferResponsibility>> SeatIsHeld = new(
        new("transfer.seat-is-held"),
        RuleConcern.Form,
        question => Verdict.When(Held(question) is not null),
        "nobody holds the seat; fill the slot instead");

    public static readonly Rule<CaseQuestion<CaseCommand.TransferResponsibility>> ByHolderOrSupervisor = new(
        new("transfer.holder-or-supervisor"),
        RuleConcern.Authority,
        question => !question.IsRequest || question.Asking is null || Held(question) is null
            ? Verdict.Inapplicable
            : Verdict.When(
                question.AskerAnswersOrSupervises(question.Command.Slot, question.Command.Seat),
                question.Submission.By.Officer),
        "only who answers in the slot, or their supervisor, may transfer it");

    public static readonly Rule<CaseQuestion<CaseCommand.TransferResponsibility>> ReceiverMayHold = new(
        new("transfer.receiver-may-hold"),
        RuleConcern.Law,
        question => SlotRules.MayHold(question, question.Command.Fillings),
        "the receiving officer must be in active standing, with the power the slot asks for");

    public static readonly Rule<CaseQuestion<CaseCommand.TransferResponsibility>> ReceiverFitsTheSlot = new(
        new("transfer.receiver-fits-the-slot"),
        RuleConcern.Law,
        question => SlotRules.Fit(question, question.Command.Fillings),
        "the receiving officer must be of a class and an organ that the pack opens the slot to");

    public static readonly Rule<CaseQuestion<CaseCommand.TransferResponsibility>> ReceiverIsSupervised = new(
        new("transfer.receiver-is-supervised"),
        RuleConcern.Law,
        question => SlotRules.AreSupervised(question, question.Command.Fillings),
        "the receiving officer must have an active supervisor who is someone else");

    public static readonly ImmutableArray<Rule<CaseQuestion<CaseCommand.TransferResponsibility>>> All =
    [
        .. CaseRules<CaseCommand.TransferResponsibility>.All,
        RecorderRules<CaseCommand.TransferResponsibility>.AskerIsNotRecorded,
        SeatIsHeld, ByHolderOrSupervisor, ReceiverMayHold, ReceiverFitsTheSlot, ReceiverIsSupervised,
        .. DesignationRules<CaseCommand.TransferResponsibility>.All,
        .. ChangeRules<CaseCommand.TransferResponsibility>.All,
    ];

    private static Responsibility? Held(CaseQuestion<CaseCommand.TransferResponsibility> question) =>
        question.State.Held(question.Command.Slot, question.Command.Seat);
}
