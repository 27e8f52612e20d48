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
        /// <summary>The unit whose pool is expected, where somebody cares: it is looked up, and not chosen.</summary>
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
    /// <summary>Why one who holds the seat, or was drawn for it before, is not drawn again.</summary>
    public static readonly RuleId AnotherThanBefore = new("draw.another-than-before");

    /// <summary>Why one who holds another seat of the slot is not drawn.</summary>
    public static readonly RuleId OneSeatEach = new("draw.one-seat-each");

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

    /// <summary>Nobody is drawn otherwise for it; but whoever asks says when it is drawn.</summary>
    public static readonly Rule<CaseQuestion<CaseCommand.DrawHolder>> ByOneOfTheCase = new(
        new("draw.by-one-of-the-case"),
        RuleConcern.Authority,
        question => question.Submission.By.Officer is not { } by || Held(question) is not null
            ? Verdict.Inapplicable
            : Verdict.When(
                question.AskerAnswersOrSupervises() || LeadsItsUnit(question, by) || IsNamedForIt(question, by), by),
        "only who answers or supervises in the case, who leads its unit, or whom the pack names for the slot, may have "
        + "a seat drawn");

    /// <summary>Nobody rids themselves of a case by having the lot fall on another.</summary>
    public static readonly Rule<CaseQuestion<CaseCommand.DrawHolder>> AgainBySupervisor = new(
        new("draw.again-by-supervisor"),
        RuleConcern.Authority,
        question => question.Asking is null || Held(question) is not { } held
            ? Verdict.Inapplicable
            : Verdict.When(
                question.Submission.By.Officer is { } by
                && by != held.Holder
                && question.AskerAnswersOrSupervises(held.Slot, held.Seat),
                question.Submission.By.Officer),
        "only the holder's supervisor, or who answers in the holder's place, may have a seat drawn again");

    public static readonly Rule<CaseQuestion<CaseCommand.DrawHolder>> AgainForAReason = new(
        new("draw.again-for-a-reason"),
        RuleConcern.Law,
        question => Held(question) is null && question.Command.Because is null
            ? Verdict.Inapplicable
            : Verdict.When(question.Pack.SupervisionWords.IsReasonToChange(
                question.Command.Slot, question.Command.Because)),
        "a seat that is held is drawn again only for a reason that the pack lists, in the pack's word for it");

    public static readonly Rule<CaseQuestion<CaseCommand.DrawHolder>> PoolIsOfTheCase = new(
        new("draw.pool-is-of-the-case"),
        RuleConcern.Law,
        question => question.Command.Pool is not { } named
            ? Verdict.Inapplicable
            : Verdict.When(
                named == (DrawPool.UnitOf(question.State, question.Command, question.Facts) ?? question.State.Unit)),
        "a seat is drawn from the pool of the case's unit, or of the next above that leads it and has one; nobody "
        + "chooses the pool");

    /// <summary>What came of such a draw would stand in the pool, by the word of whoever set it.</summary>
    public static readonly Rule<CaseQuestion<CaseCommand.DrawHolder>> PoolIsAChoice = new(
        new("draw.pool-is-a-choice"),
        RuleConcern.Law,
        question => DrawPool.Of(question) is not { } pool
            ? Verdict.Inapplicable
            : Verdict.When(pool.Members.Length > 1),
        "a pool of one leaves nothing to draw; name the one, for a reason that the pack lists");

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
        IsAskedFor, SlotIsListed, SlotIsDrawn, ByOneOfTheCase, AgainBySupervisor, AgainForAReason,
        PoolIsOfTheCase, PoolIsAChoice, PoolIsNotEmpty, KeyWasCommitted, KeyIsTheOneCommitted,
        .. ChangeRules<CaseCommand.DrawHolder>.All,
    ];

    /// <summary>Whether there is such a rule, by which somebody of a pool may be left out.</summary>
    public static bool LeaveOut(RuleId rule, RulePack pack) =>
        rule == AnotherThanBefore || rule == OneSeatEach || rule == FillSlotRules.OfficerMayHold.Id
        || rule == FillSlotRules.OfficerFitsTheSlot.Id || rule == FillSlotRules.OfficerIsSupervised.Id
        || pack.Rules.Any(known => known.Id == rule);

    private static bool LeadsItsUnit(CaseQuestion<CaseCommand.DrawHolder> question, OfficerId by) =>
        question.State.Unit is { } unit && question.Facts.Unit(unit) is var known
        && (known.Leaders.Contains(by) || known.Deputy == by);

    private static bool IsNamedForIt(CaseQuestion<CaseCommand.DrawHolder> question, OfficerId by)
    {
        var known = (question.Facts, question.Pack);
        return question.Pack.SupervisionWords.AllotmentsOf(question.Command.Slot).SelectMany(row => row.By)
            .Any(bearer => SupervisionPlace.IsOne(bearer, by, question.State, known));
    }

    private static Responsibility? Held(CaseQuestion<CaseCommand.DrawHolder> question) =>
        question.State.Held(question.Command.Slot, question.Command.Seat);
}
