namespace Grid.Domain.Cases;

public abstract partial record CaseEvent
{
    /// <summary>
    /// Somebody is warned that a deadline comes, has passed, or that a warning before it was not answered.
    /// </summary>
    /// <param name="Clock">The clock.</param>
    /// <param name="Level">The step of the ladder.</param>
    /// <param name="To">Who is warned.</param>
    [GenerateSerializer, Immutable, Alias("case.warning-given.v1")]
    public sealed record WarningGiven(ClockId Clock, string Level, OfficerId To) : CaseEvent
    {
        /// <summary>What the warned must answer with.</summary>
        [Id(0)]
        public WarningAnswer Answer { get; init; }

        /// <summary>By when; nothing where the pack sets no time.</summary>
        [Id(1)]
        public Timestamp? AnswerBy { get; init; }

        /// <summary>
        /// The warning that was not answered, never arrived, or found its officer away, and that it follows; nothing
        /// where it follows none.
        /// </summary>
        [Id(2)]
        public int? Because { get; init; }

        public override bool IsDerived => true;
    }

    /// <summary>A warning was not answered in time.</summary>
    /// <param name="Warning">The entry of the warning.</param>
    /// <param name="Clock">The clock it was about.</param>
    /// <param name="Officer">Who was silent.</param>
    /// <param name="Due">By when it had to be answered.</param>
    [GenerateSerializer, Immutable, Alias("case.warning-lapsed.v1")]
    public sealed record WarningLapsed(int Warning, ClockId Clock, OfficerId Officer, Timestamp Due) : CaseEvent
    {
        /// <summary>Why the grid itself was late to say so; nothing where it was on time.</summary>
        [Id(0)]
        public string? LateBySystem { get; init; }

        public override bool IsDerived => true;
    }

    /// <summary>
    /// Whoever was warned was away in the time for the answer, through no doing of their own, or stepped out of the
    /// case: nobody was silent, and whoever answers now is warned anew, with the whole time.
    /// </summary>
    /// <param name="Warning">The entry of the warning.</param>
    /// <param name="Clock">The clock it was about.</param>
    /// <param name="Officer">Who was warned.</param>
    /// <param name="Due">By when it had to be answered.</param>
    [GenerateSerializer, Immutable, Alias("case.warning-renewed.v1")]
    public sealed record WarningRenewed(int Warning, ClockId Clock, OfficerId Officer, Timestamp Due) : CaseEvent
    {
        /// <summary>How the officer came to be away.</summary>
        [Id(0)]
        public Standing Away { get; init; }

        /// <summary>Why the grid itself was late to say so; nothing where it was on time.</summary>
        [Id(1)]
        public string? LateBySystem { get; init; }

        /// <summary>Whether the officer had stepped out of the case, and was not away.</summary>
        [Id(2)]
        public bool IsRecused { get; init; }

        public override bool IsDerived => true;
    }

    /// <summary>
    /// Somebody with authority must look at this and dispose of it. The grid opens clues, never findings.
    /// </summary>
    /// <param name="Rule">The rule that was broken, or the clock that ran out.</param>
    /// <param name="Officer">Whom it concerns.</param>
    [GenerateSerializer, Immutable, Alias("case.clue-opened.v1")]
    public sealed record ClueOpened(RuleId Rule, OfficerId? Officer) : CaseEvent
    {
        /// <summary>The class of it, in the pack's word.</summary>
        [Id(0)]
        public string? Class { get; init; }

        /// <summary>Whether it is about the supervision of the case, apart from how it was handled.</summary>
        [Id(1)]
        public bool IsOfSupervision { get; init; }

        [Id(2)]
        public ClockId? Clock { get; init; }

        /// <summary>The warning that was not answered; nothing where it is about none.</summary>
        [Id(3)]
        public int? Warning { get; init; }

        /// <summary>The entries that bear it out: the breach, the warnings before it, what became of each.</summary>
        [Id(4)]
        public ImmutableArray<int> Evidence { get; init; } = [];

        /// <summary>What somebody did in many cases at once; nothing where it is about this case alone.</summary>
        [Id(5)]
        public Officers.Burst? Burst { get; init; }

        public override bool IsDerived => true;
    }
}
