using Grid.Domain.Clocks;

namespace Grid.Domain.Cases;

public abstract partial record CaseEvent
{
    /// <summary>A legal term has begun to run.</summary>
    /// <param name="Clock">The clock, as the pack names it.</param>
    /// <param name="Start">When the event happened that started it.</param>
    [GenerateSerializer, Immutable, Alias("case.clock-started.v1")]
    public sealed record ClockStarted(ClockId Clock, Timestamp Start) : CaseEvent
    {
        /// <summary>What bears on it already: the later of two starts, what a converted clock leaves to it.</summary>
        [Id(0)]
        public ImmutableArray<ClockEvent> Events { get; init; } = [];

        [Id(1)]
        public Timestamp? Due { get; init; }

        [Id(2)]
        public bool IsProvisional { get; init; }

        /// <summary>What it does next by itself; nothing in a case that is only recorded.</summary>
        [Id(3)]
        public NextStep? Next { get; init; }

        /// <summary>The last step of its ladder that it took in the case it came along from.</summary>
        [Id(4)]
        public string? Reached { get; init; }

        /// <summary>Whether its deadline had passed there: it is a breach there, and none once more.</summary>
        [Id(5)]
        public bool IsMissed { get; init; }
    }

    /// <summary>Something befell a clock: days excluded, an extension asked for or granted, a new beginning.</summary>
    [GenerateSerializer, Immutable, Alias("case.clock-moved.v1")]
    public sealed record ClockMoved(ClockId Clock, ClockEvent By) : CaseEvent
    {
        /// <summary>When it is due from now on.</summary>
        [Id(0)]
        public Timestamp? Due { get; init; }

        [Id(1)]
        public bool IsProvisional { get; init; }

        /// <summary>What it does next by itself; nothing in a case that is only recorded.</summary>
        [Id(2)]
        public NextStep? Next { get; init; }

        /// <summary>
        /// Whether it begins anew over a deadline that had passed: who was warned before answers for that.
        /// </summary>
        [Id(3)]
        public bool IsMissed { get; init; }

        /// <summary>Whether it counts from then on, so that no step of its ladder has been taken.</summary>
        [Id(4)]
        public bool BeginsAnew { get; init; }
    }

    /// <summary>What the clock limits is done, or no longer stands.</summary>
    [GenerateSerializer, Immutable, Alias("case.clock-stopped.v1")]
    public sealed record ClockStopped(ClockId Clock, ClockEvent By) : CaseEvent
    {
        /// <summary>When it was due.</summary>
        [Id(0)]
        public Timestamp? Due { get; init; }

        /// <summary>Whether it stopped on the wrong side of its deadline.</summary>
        [Id(1)]
        public bool IsMissed { get; init; }

        /// <summary>The fact that is missing to say whether it was in time; nothing where that is known.</summary>
        [Id(2)]
        public string? Missing { get; init; }

        /// <summary>
        /// The warnings that have to be answered all the same: what they warned of has passed, or goes on elsewhere.
        /// </summary>
        [Id(3)]
        public ImmutableArray<int> Waiting { get; init; } = [];

        /// <summary>Where some have to be answered, those that nobody has to.</summary>
        [Id(4)]
        public ImmutableArray<int> Settled { get; init; } = [];

        /// <summary>Whether it ends the waiting of those alone that it names, and not of every warning.</summary>
        public bool LeavesWaiting => IsMissed || !Waiting.IsEmpty;

        public override ImmutableArray<Judgement> Judged =>
            Missing is null ? [] : [new(new(Clock.Value), VerdictKind.Undecidable, null, Missing)];
    }
}

public static class ClockRules
{
    /// <summary>Breached, not refused: the extension may be granted all the same.</summary>
    public static readonly RuleId AskedInTime = new("clock.extension-asked-in-time");

    /// <summary>Breached, not refused: the extension counts all the same.</summary>
    public static readonly RuleId DecidedInTime = new("clock.extension-decided-in-time");

    public static readonly Rule<CaseQuestion<CaseCommand.RecordAct>> ApprovalIsCompetent = new(
        new("clock.approver-is-competent"),
        RuleConcern.Law,
        question => question.State.Clocks.IsEmpty ? Verdict.Inapplicable : Approved(question),
        "the extension of the term was not approved by who has the power to approve it");

    /// <summary>Asked only where the act would let a running clock gain time that it has by findings alone.</summary>
    public static readonly Rule<CaseQuestion<CaseCommand.RecordAct>> FindingsAreOnRecord = new(
        new("clock.exclusion-has-findings"),
        RuleConcern.Law,
        question => question.State.Clocks.IsEmpty || !CaseClocks.NeedsFindings(question) ? Verdict.Inapplicable
            : ActFacts.HasFindings(question.Command.Facts) is { } has ? Verdict.When(has)
            : new Verdict.Undecidable("whether its findings are on record"),
        "the term is not suspended without findings on record");

    public static readonly Rule<CaseQuestion<CaseCommand.RecordAct>> GroundIsLawful = new(
        new("clock.extension-has-ground"),
        RuleConcern.Law,
        question => question.State.Clocks.IsEmpty
            ? Verdict.Inapplicable
            : ByPerformer(
                question,
                ClockGrants.JudgeGround(question.State, question.Command, question.Facts, question.Pack)),
        "the term may be extended on other grounds alone");

    public static readonly Rule<CaseQuestion<CaseCommand.RecordAct>> TermIsNotOver = new(
        new("clock.extension-before-expiry"),
        RuleConcern.Law,
        question => question.State.Clocks.IsEmpty
            ? Verdict.Inapplicable
            : ByPerformer(
                question,
                ClockGrants.JudgeExpiry(
                    question.State, question.Command, (question.Facts, question.At), question.Pack)),
        "the term has run out, and what is over cannot be extended");

    private static Verdict ByPerformer(CaseQuestion<CaseCommand.RecordAct> question, Verdict verdict) =>
        verdict is Verdict.Broken broken ? broken with { By = RecordActRules.PerformerOf(question) } : verdict;

    private static Verdict Approved(CaseQuestion<CaseCommand.RecordAct> question)
    {
        var worst = Verdict.Inapplicable;
        foreach (var asked in ClockGrants.MustApprove(
            question.State, question.Command, question.Facts, question.Pack))
        {
            var facts = question.Command.Facts;
            switch (Approvals.Judge(asked, facts, question.State, question.Facts, question.Pack))
            {
                case Verdict.Broken broken:
                    return broken with { By = RecordActRules.PerformerOf(question) };
                case Verdict.Undecidable undecidable:
                    worst = undecidable;
                    break;
                default:
                    break;
            }
        }

        return worst;
    }
}
