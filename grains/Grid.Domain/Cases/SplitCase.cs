namespace Grid.Domain.Cases;

public abstract partial record CaseCommand
{
    /// <summary>Asks that a part of the case go on as a case of its own, which is then opened from this one.</summary>
    [GenerateSerializer, Immutable, Alias("case.split-case.v1")]
    public sealed record SplitCase(CaseId To, PersonalText? Grounds = null) : CaseCommand
    {
        public override string Deed => "case.split";

        internal override bool IsAskedFor => true;

        public override ImmutableArray<PersonalText> Texts => TextsOf(Grounds);
    }
}

public abstract partial record CaseEvent
{
    /// <summary>A part of the case is to be a case of its own; it is answered for here until that is opened.</summary>
    [GenerateSerializer, Immutable, Alias("case.split-proposed.v1")]
    public sealed record SplitProposed(CaseId To) : CaseEvent
    {
        [Id(0)]
        public TextDigest? Grounds { get; init; }

        [Id(1)]
        public ImmutableArray<Judgement> Verdicts { get; init; } = [];

        public override ImmutableArray<Judgement> Judged => Verdicts;
    }
}

public static class SplitCaseRules
{
    public static readonly Rule<CaseQuestion<CaseCommand.SplitCase>> ToANewCase = new(
        new("split.to-a-new-case"),
        RuleConcern.Form,
        question => Verdict.When(
            question.Command.To != question.Facts.Subject
            && question.Facts.CaseOf(question.Command.To).Status == CaseStatus.None),
        "what is split off needs an id that no case has");

    public static readonly ImmutableArray<Rule<CaseQuestion<CaseCommand.SplitCase>>> All =
    [
        .. CaseRules<CaseCommand.SplitCase>.All,
        ToANewCase,
        TransitRules<CaseCommand.SplitCase>.ByHolderOrSupervisor,
        TransitRules<CaseCommand.SplitCase>.IsNotInTransit,
    ];
}
