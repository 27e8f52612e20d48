namespace Grid.Domain.Cases;

public abstract partial record CaseCommand
{
    /// <summary>The receipt of a handover: from now on the receiving side answers for the case.</summary>
    /// <param name="Slots">Who holds which seat from now on. Seats that are not named here end.</param>
    [GenerateSerializer, Immutable, Alias("case.accept-handover.v1")]
    public sealed record AcceptHandover(ImmutableArray<SlotFilling> Slots) : CaseCommand
    {
        /// <summary>Why somebody is named for a seat that is drawn otherwise, in the pack's word.</summary>
        [Id(0)]
        public string? Designated { get; init; }

        public override string Deed => "case.accept-handover";

        internal override bool IsAskedFor => true;

        internal override ImmutableArray<SlotFilling> Fillings => Slots;

        internal override string? Designation => Designated;
    }
}

public abstract partial record CaseEvent
{
    /// <summary>The other side has taken the case over, and answers for it.</summary>
    [GenerateSerializer, Immutable, Alias("case.handover-accepted.v1")]
    public sealed record HandoverAccepted(UnitId? From, UnitId To) : CaseEvent
    {
        /// <summary>Who holds which seat from now on.</summary>
        [Id(0)]
        public ImmutableArray<SlotFilling> Slots { get; init; } = [];

        /// <summary>The seats of the sending side that ended, with who held them.</summary>
        [Id(1)]
        public ImmutableArray<SlotFilling> Left { get; init; } = [];

        /// <summary>The stage it leads to; nothing where the pack lets it lead nowhere.</summary>
        [Id(2)]
        public string? Stage { get; init; }

        [Id(3)]
        public string? Procedure { get; init; }

        [Id(4)]
        public ImmutableArray<Judgement> Verdicts { get; init; } = [];

        /// <summary>Why somebody was named for a seat that is drawn otherwise.</summary>
        [Id(5)]
        public string? Designated { get; init; }

        public override ImmutableArray<Judgement> Judged => Verdicts;
    }
}

public static class AcceptHandoverRules
{
    public static readonly Rule<CaseQuestion<CaseCommand.AcceptHandover>> SlotsAreListed = new(
        new("handover.slots-are-listed"),
        RuleConcern.Form,
        question => Verdict.When(SlotRules.AreListed(question.Pack, question.Command.Slots)),
        "a slot or seat is named that the pack does not have, or one is named twice");

    public static readonly Rule<CaseQuestion<CaseCommand.AcceptHandover>> ReceiversMayHold = new(
        new("handover.receivers-may-hold"),
        RuleConcern.Law,
        question => SlotRules.MayHold(question, question.Command.Slots),
        "each receiving officer must be in active standing, with the power the slot asks for");

    public static readonly Rule<CaseQuestion<CaseCommand.AcceptHandover>> ReceiversFitTheirSlots = new(
        new("handover.receivers-fit-their-slots"),
        RuleConcern.Law,
        question => SlotRules.Fit(question, question.Command.Slots),
        "each receiving officer must be of a class and an organ that the pack opens the slot to");

    public static readonly Rule<CaseQuestion<CaseCommand.AcceptHandover>> ReceiversAreSupervised = new(
        new("handover.receivers-are-supervised"),
        RuleConcern.Law,
        question => SlotRules.AreSupervised(question, question.Command.Slots),
        "each receiving officer must have an active supervisor who is someone else");

    public static readonly ImmutableArray<Rule<CaseQuestion<CaseCommand.AcceptHandover>>> All =
    [
        .. CaseRules<CaseCommand.AcceptHandover>.All,
        HandoverRules<CaseCommand.AcceptHandover>.IsSent,
        HandoverRules<CaseCommand.AcceptHandover>.ByReceiver,
        SlotsAreListed, ReceiversMayHold, ReceiversFitTheirSlots, ReceiversAreSupervised,
        RecorderRules<CaseCommand.AcceptHandover>.AskerIsNotRecorded,
        .. DesignationRules<CaseCommand.AcceptHandover>.All,
    ];
}
