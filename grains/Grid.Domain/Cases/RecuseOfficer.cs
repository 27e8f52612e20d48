namespace Grid.Domain.Cases;

public abstract partial record CaseCommand
{
    /// <summary>Has an officer step out of the case, whether or not anybody has asked for it.</summary>
    [GenerateSerializer, Immutable, Alias("case.recuse-officer.v1")]
    public sealed record RecuseOfficer(OfficerId Officer, string Ground, PersonalText? Grounds = null) : CaseCommand
    {
        public override string Deed => "case.recuse";

        internal override bool IsAskedFor => true;

        public override ImmutableArray<PersonalText> Texts => TextsOf(Grounds);
    }
}

public abstract partial record CaseEvent
{
    /// <summary>An officer has stepped out ex officio, and may do no more in the case.</summary>
    [GenerateSerializer, Immutable, Alias("case.officer-recused.v1")]
    public sealed record OfficerRecused(OfficerId Officer, string Ground) : CaseEvent
    {
        [Id(0)]
        public TextDigest? Grounds { get; init; }

        [Id(1)]
        public ImmutableArray<Judgement> Verdicts { get; init; } = [];

        /// <summary>The case that it came along from; nothing where it was decided here.</summary>
        [Id(10)]
        public CaseId? From { get; init; }

        public override ImmutableArray<Judgement> Judged => Verdicts;

        public override bool IsDerived => From is not null;
    }
}

public static class RecuseOfficerRules
{
    public static readonly ImmutableArray<Rule<CaseQuestion<CaseCommand.RecuseOfficer>>> All =
    [
        .. CaseRules<CaseCommand.RecuseOfficer>.All,
        RecusalRules<CaseCommand.RecuseOfficer>.GroundIsListed,
        RecusalRules<CaseCommand.RecuseOfficer>.OfficerTakesPart,
        RecusalRules<CaseCommand.RecuseOfficer>.IsNotOversight,
        RecusalRules<CaseCommand.RecuseOfficer>.DeciderIsAnother,
        RecusalRules<CaseCommand.RecuseOfficer>.DeciderIsCompetent,
    ];
}
