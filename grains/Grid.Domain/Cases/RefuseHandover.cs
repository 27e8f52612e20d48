namespace Grid.Domain.Cases;

public abstract partial record CaseCommand
{
    /// <summary>The receiving side does not take the case. It has to say why.</summary>
    [GenerateSerializer, Immutable, Alias("case.refuse-handover.v1")]
    public sealed record RefuseHandover(PersonalText Grounds) : CaseCommand
    {
        public override string Deed => "case.refuse-handover";

        internal override bool IsAskedFor => true;

        public override ImmutableArray<PersonalText> Texts => TextsOf(Grounds);
    }
}

public abstract partial record CaseEvent
{
    /// <summary>The receiving side has not taken the case; the sender answers as before.</summary>
    [GenerateSerializer, Immutable, Alias("case.handover-refused.v1")]
    public sealed record HandoverRefused(UnitId? From, UnitId To) : CaseEvent
    {
        [Id(0)]
        public TextDigest? Grounds { get; init; }

        [Id(1)]
        public ImmutableArray<Judgement> Verdicts { get; init; } = [];

        public override ImmutableArray<Judgement> Judged => Verdicts;
    }
}

public static class RefuseHandoverRules
{
    public static readonly ImmutableArray<Rule<CaseQuestion<CaseCommand.RefuseHandover>>> All =
    [
        .. CaseRules<CaseCommand.RefuseHandover>.All,
        HandoverRules<CaseCommand.RefuseHandover>.IsSent,
        HandoverRules<CaseCommand.RefuseHandover>.ByReceiver,
    ];
}
