namespace Grid.Domain.Cases;

public abstract partial record CaseCommand
{
    /// <summary>Takes in a case that is to be merged into this one.</summary>
    [GenerateSerializer, Immutable, Alias("case.accept-merge.v1")]
    public sealed record AcceptMerge(CaseId From) : CaseCommand
    {
        /// <summary>
        /// Which seat here answers for which seat there; where none is named, each is answered for in its like.
        /// </summary>
        [Id(0)]
        public ImmutableArray<DutyPassed> Duties { get; init; } = [];

        public override string Deed => "case.accept-merge";

        internal override bool IsAskedFor => true;
    }
}

public abstract partial record CaseEvent
{
    /// <summary>Another case is taken in. Its clocks go on here, as the pack says.</summary>
    /// <param name="From">The case.</param>
    /// <param name="Sequence">The last of its entries that was taken into account.</param>
    [GenerateSerializer, Immutable, Alias("case.merge-accepted.v1")]
    public sealed record MergeAccepted(CaseId From, int Sequence) : CaseEvent
    {
        /// <summary>Which seat here answers for which seat there.</summary>
        [Id(0)]
        public ImmutableArray<DutyPassed> Duties { get; init; } = [];

        [Id(1)]
        public ImmutableArray<Judgement> Verdicts { get; init; } = [];

        public override ImmutableArray<Judgement> Judged => Verdicts;
    }
}

public static class AcceptMergeRules
{
    public static readonly Rule<CaseQuestion<CaseCommand.AcceptMerge>> IsProposed = new(
        new("merge.is-proposed"),
        RuleConcern.Form,
        question => Verdict.When(
            question.Facts.Subject is { } subject
            && From(question) is { Status: CaseStatus.Open, Transit.IntoCase: { } into } && into == subject),
        "the other case is not to be merged into this one");

    /// <summary>
    /// None lost, none doubled: every seat there has one seat here, held by somebody, and no two the same.
    /// </summary>
    public static readonly Rule<CaseQuestion<CaseCommand.AcceptMerge>> EveryDutyIsTaken = new(
        new("merge.every-duty-is-taken"),
        RuleConcern.Form,
        question => Verdict.When(
            SeatJoin.DutiesOf(question.Command.Duties, From(question)) is var duties
            && From(question).Responsibilities.All(
                held => duties.Count(duty => duty.Slot == held.Slot && duty.Seat == held.Seat) == 1)
            && duties.All(duty => question.State.Held(duty.ToSlot, duty.ToSeat) is not null)
            && duties.DistinctBy(duty => (duty.ToSlot, duty.ToSeat)).Count() == duties.Length
            && duties.Length == From(question).Responsibilities.Length),
        "each seat that is held in the other case needs one seat of this case to answer for it, held and named once; "
        + "fill a slot here first, or say which seat answers for which");

    /// <summary>
    /// By a merge another comes to answer for a seat of the other case. That is asked for and approved there, by name.
    /// Once it is taken in, who comes into a seat here was let in here.
    /// </summary>
    public static readonly Rule<CaseQuestion<CaseCommand.AcceptMerge>> HoldersAreThoseProposed = new(
        new("merge.holders-are-those-proposed"),
        RuleConcern.Law,
        question => !question.IsRequest || From(question) is not { Transit: { } transit } from
            || SeatJoin.IsAnew(question.State, question.Command.From, from, question.Command.Duties)
            ? Verdict.Inapplicable
            : SeatJoin.Comers(from, question.State, question.Command.Duties, question.Pack)
                .Where(come => !transit.Holders.Contains(come))
                .Select(come => (Verdict)new Verdict.Broken(come.Officer)).FirstOrDefault() ?? Verdict.When(true),
        "another than was proposed would answer for a seat of the other case; have the merge recalled there, and "
        + "proposed as it is to be");

    public static readonly ImmutableArray<Rule<CaseQuestion<CaseCommand.AcceptMerge>>> All =
    [
        .. CaseRules<CaseCommand.AcceptMerge>.All,
        IsProposed, EveryDutyIsTaken, HoldersAreThoseProposed,
        JoinRules<CaseCommand.AcceptMerge>.RecusedTakeNoPart,
        RecorderRules<CaseCommand.AcceptMerge>.AskerIsNotRecorded,
        TransitRules<CaseCommand.AcceptMerge>.ByHolderOrSupervisor,
        TransitRules<CaseCommand.AcceptMerge>.IsNotInTransit,
    ];

    private static CaseState From(CaseQuestion<CaseCommand.AcceptMerge> question) =>
        question.Facts.CaseOf(question.Command.From);
}
