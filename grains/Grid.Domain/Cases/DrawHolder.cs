using Grid.Domain.Draws;

namespace Grid.Domain.Cases;

public abstract partial record CaseCommand
{
    /// <summary>
    /// Asks that a seat be given to one of a pool, whom nobody chooses; a seat that is held is drawn again only for a
    /// reason.
    /// </summary>
    [GenerateSerializer, Immutable, Alias("case.draw-holder.v1")]
    public sealed record DrawHolder(Slot Slot, int Seat = 1) : CaseCommand
    {
        /// <summary>The unit whose pool it is, where that is not the unit of the case.</summary>
        [Id(0)]
        public UnitId? Pool { get; init; }

        /// <summary>Why a seat that is held is drawn again, in the pack's word.</summary>
        [Id(1)]
        public string? Because { get; init; }

        public override string Deed => "case.draw-holder";
    }
}

public abstract partial record CaseEvent
{
    /// <summary>
    /// A seat has been drawn. Once the key of the day is told, everything in here can be computed again by anybody.
    /// </summary>
    /// <param name="Slot">The slot.</param>
    /// <param name="Seat">The seat.</param>
    /// <param name="Officer">Who was drawn.</param>
    [GenerateSerializer, Immutable, Alias("case.holder-drawn.v1")]
    public sealed record HolderDrawn(Slot Slot, int Seat, OfficerId Officer) : CaseEvent
    {
        /// <summary>Who held the seat before; nothing where nobody did.</summary>
        [Id(0)]
        public OfficerId? From { get; init; }

        /// <summary>Why it was drawn again.</summary>
        [Id(1)]
        public string? Because { get; init; }

        /// <summary>The unit whose pool it was.</summary>
        [Id(2)]
        public UnitId? Pool { get; init; }

        /// <summary>The entry of the unit that says who was in the pool.</summary>
        [Id(3)]
        public int PoolEntry { get; init; }

        /// <summary>The day by whose key it was drawn.</summary>
        [Id(4)]
        public string? Day { get; init; }

        /// <summary>What had been committed of the key.</summary>
        [Id(5)]
        public string? Commitment { get; init; }

        /// <summary>The entry of the unit that committed to it.</summary>
        [Id(6)]
        public int KeyEntry { get; init; }

        /// <summary>The hash of the case's opening entry.</summary>
        [Id(7)]
        public string? Opening { get; init; }

        /// <summary>Which draw of the seat it was, from 1.</summary>
        [Id(8)]
        public int Round { get; init; }

        /// <summary>The number that was drawn.</summary>
        [Id(9)]
        public string? Number { get; init; }

        /// <summary>What weighed.</summary>
        [Id(10)]
        public DrawWeights? Weights { get; init; }

        /// <summary>Among whom it was drawn, in the order of their lots.</summary>
        [Id(11)]
        public ImmutableArray<DrawCandidate> Candidates { get; init; } = [];

        /// <summary>Who of the pool could not hold the seat, and by which rule.</summary>
        [Id(12)]
        public ImmutableArray<LeftOut> LeftOut { get; init; } = [];

        [Id(13)]
        public ImmutableArray<Judgement> Verdicts { get; init; } = [];

        public override ImmutableArray<Judgement> Judged => Verdicts;
    }
}

public static class DrawHolderRules
{
    /// <summary>Nobody can look into a draw that was made elsewhere.</summary>
    public static readonly Rule<CaseQuestion<CaseCommand.DrawHolder>> IsAskedFor = new(
        new("draw.is-asked-for"),
        RuleConcern.Form,
        question => Verdict.When(question.IsRequest),
        "a draw is made by the grid, when it is asked for; what was drawn elsewhere is told as a filling");

    public static readonly Rule<CaseQuestion<CaseCommand.DrawHolder>> SlotIsListed = new(
        new("draw.slot-is-listed"),
        RuleConcern.Form,
        question => question.State.Status == CaseStatus.None
            ? Verdict.Inapplicable
            : Verdict.When(SlotRules.IsListed(question.Pack, question.Command.Slot, question.Command.Seat)),
        "the pack has no such slot or seat");

    public static readonly Rule<CaseQuestion<CaseCommand.DrawHolder>> SlotIsDrawn = new(
        new("draw.slot-is-drawn"),
        RuleConcern.Law,
        question => Verdict.When(question.Pack.SupervisionWords.DrawOf(question.Command.Slot) is not null),
        "the pack does not let this slot be drawn");

    public static readonly Rule<CaseQuestion<CaseCommand.DrawHolder>> AgainByHolderOrSupervisor = new(
        new("draw.again-by-holder-or-supervisor"),
        RuleConcern.Authority,
        question => question.Asking is null || Held(question) is null
            ? Verdict.Inapplicable
            : Verdict.When(
                question.AskerAnswersOrSupervises(question.Command.Slot, question.Command.Seat),
                question.Submission.By.Officer),
        "only who answers in the seat, or their supervisor, may have it drawn again");

    public static readonly Rule<CaseQuestion<CaseCommand.DrawHolder>> AgainForAReason = new(
        new("draw.again-for-a-reason"),
        RuleConcern.Law,
        question => Held(question) is null
            ? Verdict.Inapplicable
            : Verdict.When(question.Pack.SupervisionWords.IsReasonToChange(
                question.Command.Slot, question.Command.Because)),
        "a seat that is held is drawn again only for a reason that the pack has");

    /// <summary>Among them are those alone who may hold the seat.</summary>
    public static readonly Rule<CaseQuestion<CaseCommand.DrawHolder>> PoolIsNotEmpty = new(
        new("draw.pool-is-not-empty"),
        RuleConcern.Law,
        question => Verdict.When(!DrawDeeds.Among(question).Candidates.IsEmpty),
        "the unit has no pool for this slot, or nobody in it may hold the seat");

    public static readonly Rule<CaseQuestion<CaseCommand.DrawHolder>> KeyWasCommitted = new(
        new("draw.key-was-committed"),
        RuleConcern.Law,
        question => Verdict.When(DrawDeeds.KeyOf(question) is { IsInTime: true }),
        "no key was committed to for today before the day began: what is drawn now nobody could check");

    public static readonly Rule<CaseQuestion<CaseCommand.DrawHolder>> KeyIsTheOneCommitted = new(
        new("draw.key-is-the-one-committed"),
        RuleConcern.Law,
        question => DrawDeeds.KeyOf(question) is not { } committed
            ? Verdict.Inapplicable
            : Verdict.When(
                !committed.IsRevealed
                && question.Facts.Draw is { Opening: not null, Key: { } key }
                && DayKeys.Opens(key, committed.Commitment)),
        "the key at hand is not the one that was committed to, or has been told already");

    public static readonly ImmutableArray<Rule<CaseQuestion<CaseCommand.DrawHolder>>> All =
    [
        .. CaseRules<CaseCommand.DrawHolder>.All, RecorderRules<CaseCommand.DrawHolder>.AskerIsNotRecorded,
        IsAskedFor, SlotIsListed, SlotIsDrawn, AgainByHolderOrSupervisor, AgainForAReason, PoolIsNotEmpty,
        KeyWasCommitted, KeyIsTheOneCommitted,
    ];

    private static Responsibility? Held(CaseQuestion<CaseCommand.DrawHolder> question) =>
        question.State.Held(question.Command.Slot, question.Command.Seat);
}
