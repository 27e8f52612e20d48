namespace Grid.Domain.Cases;

public abstract partial record CaseCommand
{
    /// <summary>Asks that an officer step out of the case.</summary>
    /// <param name="Officer">The officer, who may ask it of themselves.</param>
    /// <param name="Ground">The ground, as the pack names it.</param>
    /// <param name="Grounds">What is said to bear it out.</param>
    [GenerateSerializer, Immutable, Alias("case.request-recusal.v1")]
    public sealed record RequestRecusal(OfficerId Officer, string Ground, PersonalText? Grounds = null) : CaseCommand
    {
        public override string Deed => "case.request-recusal";

        public override ImmutableArray<PersonalText> Texts => TextsOf(Grounds);
    }
}

public abstract partial record CaseEvent
{
    /// <summary>It is asked that an officer step out; the pack says what goes on until it is decided.</summary>
    [GenerateSerializer, Immutable, Alias("case.recusal-requested.v1")]
    public sealed record RecusalRequested(OfficerId Officer, string Ground) : CaseEvent
    {
        [Id(0)]
        public TextDigest? Grounds { get; init; }

        [Id(1)]
        public ImmutableArray<Judgement> Verdicts { get; init; } = [];

        public override ImmutableArray<Judgement> Judged => Verdicts;
    }
}

public static class RequestRecusalRules
{
    public static readonly ImmutableArray<Rule<CaseQuestion<CaseCommand.RequestRecusal>>> All =
    [
        .. CaseRules<CaseCommand.RequestRecusal>.All,
        RecusalRules<CaseCommand.RequestRecusal>.GroundIsListed,
        RecusalRules<CaseCommand.RequestRecusal>.OfficerTakesPart,
        RecusalRules<CaseCommand.RequestRecusal>.IsNotOversight,
    ];
}
