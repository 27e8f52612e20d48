namespace Grid.Domain.Cases;

public abstract partial record CaseCommand
{
    /// <summary>Asks that the case go to another organ or unit, whose side has to accept it.</summary>
    [GenerateSerializer, Immutable, Alias("case.hand-over-case.v1")]
    public sealed record HandOverCase(UnitId To, PersonalText? Grounds = null) : CaseCommand
    {
        public override string Deed => "case.hand-over";

        public override ImmutableArray<PersonalText> Texts => TextsOf(Grounds);
    }
}

public abstract partial record CaseEvent
{
    /// <summary>The case has been sent to another organ or unit; the sender answers until it is accepted.</summary>
    [GenerateSerializer, Immutable, Alias("case.handed-over.v1")]
    public sealed record HandedOver(UnitId? From, UnitId To) : CaseEvent
    {
        [Id(0)]
        public TextDigest? Grounds { get; init; }

        [Id(1)]
        public ImmutableArray<Judgement> Verdicts { get; init; } = [];

        public override ImmutableArray<Judgement> Judged => Verdicts;
    }
}

public static class HandOverCaseRules
{
    public static readonly Rule<CaseQuestion<CaseCommand.HandOverCase>> GoesElsewhere = new(
        new("handover.goes-elsewhere"),
        RuleConcern.Form,
        question => Verdict.When(question.Command.To != question.State.Unit),
        "the case is with this unit already");

    public static readonly Rule<CaseQuestion<CaseCommand.HandOverCase>> ReceiverIsOpen = new(
        new("handover.receiver-is-open"),
        RuleConcern.Law,
        question => CaseUnits.MayTake(question.Command.To, question.Facts),
        "the unit it is to go to has been closed, or merged into another");

    public static readonly ImmutableArray<Rule<CaseQuestion<CaseCommand.HandOverCase>>> All =
    [
        .. CaseRules<CaseCommand.HandOverCase>.All,
        GoesElsewhere,
        ReceiverIsOpen,
        TransitRules<CaseCommand.HandOverCase>.ByHolderOrSupervisor,
        TransitRules<CaseCommand.HandOverCase>.IsNotInTransit,
        TransitRules<CaseCommand.HandOverCase>.NothingIsSplitting,
    ];
}
