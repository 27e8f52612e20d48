namespace Grid.Domain.Cases;

public abstract partial record CaseCommand
{
    /// <summary>Asks that an officer answer in a seat that is empty.</summary>
    [GenerateSerializer, Immutable, Alias("case.fill-slot.v1")]
    public sealed record FillSlot(Slot Slot, OfficerId Officer, int Seat = 1) : CaseCommand
    {
        /// <summary>Why somebody is named for a seat that is drawn otherwise, in the pack's word.</summary>
        [Id(0)]
        public string? Designated { get; init; }

        public override string Deed => "case.fill-slot";

        internal override bool IsAskedFor => true;

        internal override ImmutableArray<SlotFilling> Fillings => [new(Slot, Seat, Officer)];

        internal override string? Designation => Designated;
    }
}

public abstract partial record CaseEvent
{
    /// <summary>A seat has its first holder.</summary>
    [GenerateSerializer, Immutable, Alias("case.slot-filled.v1")]
    public sealed record SlotFilled(Slot Slot, int Seat, OfficerId Officer) : CaseEvent
    {
        [Id(0)]
        public ImmutableArray<Judgement> Verdicts { get; init; } = [];

        /// <summary>Why somebody was named for a seat that is drawn otherwise.</summary>
        [Id(1)]
        public string? Designated { get; init; }

        public override ImmutableArray<Judgement> Judged => Verdicts;
    }
}

public static class FillSlotRules
{
    public static readonly Rule<CaseQuestion<CaseCommand.FillSlot>> SlotIsListed = new(
        new("fill.slot-is-listed"),
        RuleConcern.Form,
        // A case that nobody opened has no pack yet.
        question => question.State.Status == CaseStatus.None
            ? Verdict.Inapplicable
            : Verdict.When(SlotRules.IsListed(question.Pack, question.Command.Slot, question.Command.Seat)),
        "the pack has no such slot or seat");

    public static readonly Rule<CaseQuestion<CaseCommand.FillSlot>> SeatIsFree = new(
        new("fill.seat-is-free"),
        RuleConcern.Law,
        question => Verdict.When(
            question.State.Held(question.Command.Slot, question.Command.Seat) is not { } held
            || held.Holder == question.Command.Officer),
        "the seat is held; ask for a transfer instead");

    public static readonly Rule<CaseQuestion<CaseCommand.FillSlot>> OfficerMayHold = new(
        new("fill.officer-may-hold"),
        RuleConcern.Law,
        question => SlotRules.MayHold(question, question.Command.Fillings),
        "the officer must be in active standing, with the power the slot asks for");

    public static readonly Rule<CaseQuestion<CaseCommand.FillSlot>> OfficerFitsTheSlot = new(
        new("fill.officer-fits-the-slot"),
        RuleConcern.Law,
        question => SlotRules.Fit(question, question.Command.Fillings),
        "the officer must be of a class and an organ that the pack opens the slot to");

    public static readonly Rule<CaseQuestion<CaseCommand.FillSlot>> OfficerIsSupervised = new(
        new("fill.officer-is-supervised"),
        RuleConcern.Law,
        question => SlotRules.AreSupervised(question, question.Command.Fillings),
        "the officer must have an active supervisor who is someone else");

    public static readonly ImmutableArray<Rule<CaseQuestion<CaseCommand.FillSlot>>> All =
    [
        .. CaseRules<CaseCommand.FillSlot>.All, RecorderRules<CaseCommand.FillSlot>.AskerIsNotRecorded,
        SlotIsListed, SeatIsFree, OfficerMayHold, OfficerFitsTheSlot, OfficerIsSupervised,
        .. DesignationRules<CaseCommand.FillSlot>.All,
    ];
}
