using Grid.Domain.Clocks;

namespace Grid.Domain.Cases;

/// <summary>A case as its entries have made it.</summary>
[GenerateSerializer, Immutable, Alias("case-state")]
public sealed partial record CaseState
{
    /// <summary>A case that nobody has opened.</summary>
    public static readonly CaseState None = new();

    [Id(0)]
    public CaseStatus Status { get; init; }

    /// <summary>
    /// Whether the case is run through the grid; else it is recorded from outside, and may have holes.
    /// </summary>
    [Id(1)]
    public bool IsRun { get; init; }

    [Id(2)]
    public PackName? Pack { get; init; }

    [Id(3)]
    public string? Kind { get; init; }

    [Id(4)]
    public UnitId? Unit { get; init; }

    [Id(5)]
    public string? Stage { get; init; }

    [Id(6)]
    public FactSet Facts { get; init; } = FactSet.None;

    [Id(7)]
    public ImmutableArray<Responsibility> Responsibilities { get; init; } = [];

    /// <summary>The acts, in the order of their places.</summary>
    [Id(8)]
    public ImmutableArray<ActOnRecord> Acts { get; init; } = [];

    /// <summary>Every broken and undecidable judgement so far, in the order of the ledger.</summary>
    [Id(9)]
    public ImmutableArray<JudgementOnRecord> Judgements { get; init; } = [];

    /// <summary>The rules whose latest verdict on the case is broken or undecidable.</summary>
    [Id(10)]
    public ImmutableArray<Judgement> Standing { get; init; } = [];

    [Id(11)]
    public ImmutableArray<BreachOnRecord> Breaches { get; init; } = [];

    /// <summary>How many entries have made this state.</summary>
    [Id(12)]
    public int Sequence { get; init; }

    /// <summary>The clocks that run or have run, each as it was last started.</summary>
    [Id(13)]
    public ImmutableArray<RunningClock> Clocks { get; init; } = [];

    /// <summary>The procedure the case is in; nothing where the pack declares none for it.</summary>
    [Id(20)]
    public string? Procedure { get; init; }

    /// <summary>The seats that changed hands after the opening, in the order of the ledger.</summary>
    [Id(21)]
    public ImmutableArray<SeatMove> Moves { get; init; } = [];

    /// <summary>The recusals that were asked for or decided.</summary>
    [Id(22)]
    public ImmutableArray<RecusalOnRecord> Recusals { get; init; } = [];

    /// <summary>Into whose hands the case is on its way; nothing where it is not.</summary>
    [Id(23)]
    public Transit? Transit { get; init; }

    /// <summary>The cases it was merged with or split from.</summary>
    [Id(24)]
    public CaseTies Ties { get; init; } = CaseTies.None;

    /// <summary>What officers have answered to entries that speak of them.</summary>
    [Id(25)]
    public ImmutableArray<ReplyOnRecord> Replies { get; init; } = [];

    /// <summary>When the case was opened, or is said to have been.</summary>
    [Id(30)]
    public Timestamp? OpenedAt { get; init; }

    /// <summary>The warnings that were given, in the order of the ledger.</summary>
    [Id(31)]
    public ImmutableArray<WarningOnRecord> Warnings { get; init; } = [];

    /// <summary>The clues that were opened, in the order of the ledger.</summary>
    [Id(32)]
    public ImmutableArray<ClueOnRecord> Clues { get; init; } = [];

    /// <summary>What supervisors have done, in the order of the ledger.</summary>
    [Id(40)]
    public ImmutableArray<SupervisionOnRecord> Supervisions { get; init; } = [];

    /// <summary>Who spoke to the case from outside, or tried what is not theirs, in the order of the ledger.</summary>
    [Id(41)]
    public ImmutableArray<ApproachOnRecord> Approaches { get; init; } = [];

    /// <summary>The seats that were drawn, in the order of the ledger.</summary>
    [Id(42)]
    public ImmutableArray<DrawOnRecord> Draws { get; init; } = [];

    /// <summary>What came of looking whether the case is to be marked, in the order of the ledger.</summary>
    [Id(43)]
    public ImmutableArray<MarkOnRecord> Marks { get; init; } = [];

    /// <summary>What was told and not taken, since it would come before something that is signed.</summary>
    [Id(50)]
    public ImmutableArray<QuarantinedAct> Quarantine { get; init; } = [];

    /// <summary>Whether it is sealed: to whom it is not open, it is not there.</summary>
    [Id(51)]
    public bool IsSealed { get; init; }

    /// <summary>The entry by which it last came from another organ; nought where it never did.</summary>
    [Id(52)]
    public int Received { get; init; }

    /// <summary>The seats that ended with a handover, in the order of the ledger.</summary>
    [Id(53)]
    public ImmutableArray<SeatLeft> Left { get; init; } = [];

    /// <summary>Whether warnings of it are still to be answered: a closing ends that, and a merge does not.</summary>
    public bool IsAsking => Status == CaseStatus.Open || Ties.MergedInto is not null;

    /// <summary>The seats that the last entry moved; mostly none.</summary>
    public ReadOnlySpan<SeatMove> LatestMoves()
    {
        var first = Moves.Length;
        while (first > 0 && Moves[first - 1].Sequence == Sequence)
        {
            first--;
        }

        return Moves.AsSpan()[first..];
    }

    /// <summary>The act that was put on record last, wherever its place is; nothing where that was no act.</summary>
    public ActOnRecord? LatestAct
    {
        get
        {
            // It nearly always stands at the end.
            for (var i = Acts.Length - 1; i >= 0; i--)
            {
                if (Acts[i].Sequence == Sequence)
                {
                    return Acts[i];
                }
            }

            return null;
        }
    }

    /// <summary>Whether the rule's latest verdict on the case is broken or undecidable.</summary>
    public bool IsStanding(RuleId rule) => !Standing.IsEmpty && Standing.Any(standing => standing.Rule == rule);

    /// <summary>The warning that was given by an entry.</summary>
    public WarningOnRecord? Warning(int sequence) =>
        Warnings.FirstOrDefault(warning => warning.Sequence == sequence);

    public RunningClock? Clock(ClockId id)
    {
        foreach (var clock in Clocks)
        {
            if (clock.Id == id)
            {
                return clock;
            }
        }

        return null;
    }

    /// <summary>
    /// Takes note of what happened. Never judges: whatever is in the ledger has already been decided.
    /// </summary>
    /// <param name="happened">The event.</param>
    /// <param name="at">When it happened, or when the grid learned of it where nobody said.</param>
    public CaseState Evolve(CaseEvent happened, Timestamp at)
    {
        var next = happened switch
        {
            CaseEvent.Opened opened => Open(opened, at),
            CaseEvent.SlotFilled filled => Move(filled.Slot, filled.Seat, null, filled.Officer),
            CaseEvent.ResponsibilityTransferred moved => Move(moved.Slot, moved.Seat, moved.From, moved.To),
            CaseEvent.HolderDrawn drawn => WithDraw(drawn),
            CaseEvent.ActingHolderNamed named =>
                With(Responsibility.Of(named.Slot, named.Seat, named.Holder, named.Acting)),
            CaseEvent.ActingHolderEnded ended => With(Responsibility.Of(ended.Slot, ended.Seat, ended.Holder)),
            CaseEvent.ActRecorded recorded => WithAct(recorded, at),
            CaseEvent.BreachRecorded breach => this with
            {
                Breaches = Breaches.Add(new(breach.Rule, breach.Officer, breach.Cause, Sequence + 1)),
            },
            CaseEvent.ClockStarted or CaseEvent.ClockMoved or CaseEvent.ClockStopped => WithClock(happened),
            CaseEvent.StepCameDue or CaseEvent.WarningGiven or CaseEvent.WarningLapsed or CaseEvent.WarningRenewed
                or CaseEvent.WarningAnswered or CaseEvent.DeliveryReported
                or CaseEvent.ClueOpened => this.Warned(happened, at),
            CaseEvent.RecusalRequested asked => this with { Recusals = Recusals.Requested(asked, at) },
            CaseEvent.RecusalDecided decided => this with { Recusals = Recusals.Decided(decided, at) },
            CaseEvent.OfficerRecused recused => this with { Recusals = Recusals.Recused(recused, at) },
            CaseEvent.Recalled { Split: { } split } => this with { Ties = Ties.WithoutSplit(split) },
            CaseEvent.HandedOver or CaseEvent.HandoverAccepted or CaseEvent.HandoverRefused or CaseEvent.Recalled
                or CaseEvent.MergeProposed or CaseEvent.MergeAccepted or CaseEvent.Merged or CaseEvent.SplitProposed
                or CaseEvent.SplitCompleted or CaseEvent.HandoverLost => this.Passed(happened, at),
            CaseEvent.Supervised or CaseEvent.InterferenceRecorded or CaseEvent.ApproachRecorded =>
                this.Watched(happened, at),
            CaseEvent.CaseMarked or CaseEvent.MarkLifted or CaseEvent.LeftUnmarked => this.Marked(happened, at),
            CaseEvent.UnitFollowed followed => this with { Unit = followed.To },
            CaseEvent.Replied replied => this with
            {
                Replies = Replies.Add(new(replied.Entry, replied.Officer, replied.Text, Sequence + 1)),
            },
            CaseEvent.Closed => this with { Status = CaseStatus.Closed },
            CaseEvent.ActQuarantined kept => this with
            {
                Quarantine = Quarantine.Add(new(Sequence + 1, kept.Act, kept.Submitter, at)
                {
                    Officer = kept.Officer,
                    Before = kept.Before,
                }),
            },
            CaseEvent.CaseRead or CaseEvent.AttemptNoted or CaseEvent.RetrySettled => this,
            _ => throw new UnreachableException($"CaseState.Evolve has no arm for {happened.GetType().Name}"),
        };
        next = next.WithJudged(happened, at, Sequence + 1);
        return next.Sequence > Sequence ? next : next with { Sequence = Sequence + 1 };
    }

    // This, an act and a clock count themselves: they are what most entries are, and a copy of the whole is not small.
    private CaseState Open(CaseEvent.Opened opened, Timestamp at) => this with
    {
        Sequence = Sequence + 1,
        OpenedAt = at,
        Status = CaseStatus.Open,
        IsRun = opened.IsRun,
        IsSealed = opened.IsSealed,
        Pack = opened.Pack.Shared(),
        Kind = opened.Kind.Shared(),
        Unit = opened.Unit.Shared(),
        Stage = opened.Stage.Shared(),
        Procedure = opened.Procedure.Shared(),
        Facts = opened.Facts,
        Ties = opened.SplitFrom is { } from ? Ties with { SplitFrom = from } : Ties,
        Responsibilities =
            [.. opened.Slots.Select(slot => Responsibility.Of(slot.Slot, slot.Seat, slot.Officer))],
    };

    private CaseState Move(Slot slot, int seat, OfficerId? from, OfficerId to)
    {
        var held = Responsibility.Of(slot, seat, to);
        return With(held) with { Moves = Moves.Add(SeatMove.Into(held, from, Sequence + 1)) };
    }

    private CaseState WithDraw(CaseEvent.HolderDrawn drawn) =>
        Move(drawn.Slot, drawn.Seat, drawn.From, drawn.Officer) with
        {
            Draws = Draws.Add(new(Sequence + 1, drawn.Slot, drawn.Seat, drawn.Officer)
            {
                Among = drawn.Candidates.Length,
                Because = drawn.Because,
                Day = drawn.Day,
            }),
        };

    private CaseState With(Responsibility changed)
    {
        var others = Responsibilities.Where(held => held.Slot != changed.Slot || held.Seat != changed.Seat);
        return this with { Responsibilities = [.. others, changed] };
    }

    private CaseState WithClock(CaseEvent happened) => happened switch
    {
        CaseEvent.ClockStarted started => WithRunning(new(started.Clock.Shared(), started.Start)
        {
            Events = started.Events,
            Due = started.Due,
            IsProvisional = started.IsProvisional,
            Next = started.Next,
            SetBy = Sequence + 1,
            MovedBy = Sequence + 1,
            Reached = started.Reached.Shared(),
            Missed = started.IsMissed ? Sequence + 1 : 0,
            Left = StoppedClocks.LeftBy(started.Clock, this),
        }),
        // A clock is told to move only once it was told to start, but a state never judges.
        CaseEvent.ClockMoved { By: var by } moved => WithRunning(Known(moved.Clock, by).With(by) with
        {
            Due = moved.Due,
            IsProvisional = moved.IsProvisional,
            Stopped = null,
            Next = moved.Next,
            SetBy = Sequence + 1,
            MovedBy = Sequence + 1,
            Reached = moved.BeginsAnew ? null : Known(moved.Clock, by).Reached,
            Missed = moved.IsMissed ? 0 : Known(moved.Clock, by).Missed,
            Left = moved.IsMissed ? Sequence + 1 : Known(moved.Clock, by).Left,
        }),
        CaseEvent.ClockStopped stopped => WithRunning(Known(stopped.Clock, stopped.By) with
        {
            Events = Known(stopped.Clock, stopped.By).Events.Add(stopped.By),
            Due = stopped.Due,
            IsProvisional = false,
            Stopped = stopped.By.At,
            Next = null,
        }).Settled(stopped),
        _ => throw new UnreachableException(),
    };

    private RunningClock Known(ClockId id, ClockEvent by) => Clock(id) ?? new(id, by.At);

    private CaseState WithRunning(RunningClock changed) => this with
    {
        Sequence = Sequence + 1,
        Clocks = Clocks.RemoveAll(clock => clock.Id == changed.Id).Add(changed),
    };

    private CaseState WithAct(CaseEvent.ActRecorded recorded, Timestamp at)
    {
        var act = new ActOnRecord(Sequence + 1, recorded.Act.Shared(), recorded.Officer.Shared(), at)
        {
            Place = recorded.Place,
            Facts = recorded.Facts,
            IsVoidPending = recorded.IsVoidPending,
            Late = recorded.Late,
            // An act that leads on was done in the stage it led from; a log tells the stage it was in.
            Stage = recorded.Procedure is null ? recorded.Stage.Shared() ?? Stage : Stage,
            Procedure = Procedure,
        };
        return this with
        {
            Sequence = Sequence + 1,
            Stage = recorded.Stage.Shared() ?? Stage,
            Procedure = recorded.Procedure.Shared() ?? Procedure,
            Acts = Acts.Insert(PlaceOf(act), act),
        };
    }

    private int PlaceOf(ActOnRecord act)
    {
        // Most are told in order.
        if (Acts.IsEmpty || Acts[^1] < act)
        {
            return Acts.Length;
        }

        var place = Acts.BinarySearch(act);
        return place < 0 ? ~place : place;
    }

    private CaseState WithJudged(CaseEvent happened, Timestamp at, int entry)
    {
        var judged = happened.Judged;
        return judged.IsEmpty ? this : WithJudged(judged, happened is CaseEvent.ActRecorded, at, entry);
    }

    private CaseState WithJudged(ImmutableArray<Judgement> judged, bool isAtAct, Timestamp at, int entry)
    {
        var amiss = judged.Where(judgement => judgement.IsAmiss).Select(Shared).ToImmutableArray();
        return this with
        {
            Judgements = Judgements.AddRange(
                amiss.Select(judgement => new JudgementOnRecord(judgement, entry, at) { IsAtAct = isAtAct })),
            Standing =
            [
                .. Standing.Where(standing => judged.All(judgement => judgement.Rule != standing.Rule)), .. amiss,
            ],
        };
    }

    private static Judgement Shared(Judgement judgement) => judgement with
    {
        Rule = judgement.Rule.Shared(),
        Officer = judgement.Officer.Shared(),
        Missing = judgement.Missing.Shared(),
    };
}
