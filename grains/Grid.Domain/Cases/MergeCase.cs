namespace Grid.Domain.Cases;

public abstract partial record CaseCommand
{
    /// <summary>Asks that another case go on in the place of this one. That case has to take it in.</summary>
    [GenerateSerializer, Immutable, Alias("case.merge-case.v1")]
    public sealed record MergeCase(CaseId Into, PersonalText? Grounds = null) : CaseCommand
    {
        /// <summary>
        /// Which seat there is to answer for which seat here; where none is named, each is answered for in its like.
        /// </summary>
        [Id(0)]
        public ImmutableArray<DutyPassed> Duties { get; init; } = [];

        /// <summary>Why somebody comes into a seat that is drawn otherwise, in the pack's word.</summary>
        [Id(1)]
        public string? Designated { get; init; }

        public override string Deed => "case.merge";

        internal override bool IsAskedFor => true;

        internal override string? Designation => Designated;

        public override ImmutableArray<PersonalText> Texts => TextsOf(Grounds);
    }
}

public abstract partial record CaseEvent
{
    /// <summary>The case is to go on in another; it is answered for here until that is done.</summary>
    [GenerateSerializer, Immutable, Alias("case.merge-proposed.v1")]
    public sealed record MergeProposed(CaseId Into) : CaseEvent
    {
        [Id(0)]
        public TextDigest? Grounds { get; init; }

        [Id(1)]
        public ImmutableArray<Judgement> Verdicts { get; init; } = [];

        /// <summary>
        /// Who is to come into which seat by it: whoever is to answer for a seat of this case that another holds, or
        /// sits there where seats are drawn or passed on to others; and, where a drawn seat ends since it is answered
        /// for in another slot, whoever answers for it there, also where that is its holder.
        /// </summary>
        [Id(2)]
        public ImmutableArray<SlotFilling> Holders { get; init; } = [];

        /// <summary>Why somebody comes into a seat that is drawn otherwise.</summary>
        [Id(3)]
        public string? Designated { get; init; }

        public override ImmutableArray<Judgement> Judged => Verdicts;
    }
}

public static class MergeCaseRules
{
    public static readonly Rule<CaseQuestion<CaseCommand.MergeCase>> IntoAnother = new(
        new("merge.into-another"),
        RuleConcern.Form,
        question => Verdict.When(question.Command.Into != question.Facts.Subject),
        "a case cannot be merged into itself");

    public static readonly Rule<CaseQuestion<CaseCommand.MergeCase>> TargetIsOpen = new(
        new("merge.target-is-open"),
        RuleConcern.Form,
        question => Verdict.When(
            question.Facts.CaseOf(question.Command.Into) is { Status: CaseStatus.Open, Transit: null } into
            && into.Pack == question.State.Pack),
        "the other case must be open, under the same pack, and not on its way into other hands itself");

    public static readonly Rule<CaseQuestion<CaseCommand.MergeCase>> NoRecusalIsPending = new(
        new("merge.no-recusal-is-pending"),
        RuleConcern.Law,
        question => Verdict.When(!question.State.IsAwaitingRecusal()),
        "a recusal waits for its decision; decide it first");

    public static readonly ImmutableArray<Rule<CaseQuestion<CaseCommand.MergeCase>>> All =
    [
        .. CaseRules<CaseCommand.MergeCase>.All,
        IntoAnother, TargetIsOpen, NoRecusalIsPending,
        TransitRules<CaseCommand.MergeCase>.ByHolderOrSupervisor,
        TransitRules<CaseCommand.MergeCase>.IsNotInTransit,
        TransitRules<CaseCommand.MergeCase>.NothingIsSplitting,
        TransitRules<CaseCommand.MergeCase>.TakenInIsReceipted,
        RecorderRules<CaseCommand.MergeCase>.AskerIsNotRecorded,
        .. DesignationRules<CaseCommand.MergeCase>.All,
        .. ChangeRules<CaseCommand.MergeCase>.All,
    ];
}
