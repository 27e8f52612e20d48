using Grid.Domain.Clocks;

namespace Grid.Grains.Tests.Snapshots;

/// <summary>One state of each kind that is kept, with every member filled.</summary>
internal static class SnapshotSamples
{
    private static readonly Timestamp At = new(638_000_000_000_000_000, 60);

    private static readonly OfficerId Ada = new("officer:ada");

    private static readonly Judgement Broken = new(new("pack.rule"), VerdictKind.Broken, Ada, "the fact");

    public static CaseState Case { get; } = CaseState.None with
    {
        Status = CaseStatus.Closed,
        IsRun = true,
        IsSealed = true,
        Pack = new("desk"),
        Kind = "plain",
        Unit = new("unit:one"),
        Stage = "decided",
        Facts = FactSet.Of([new("name", "value")]),
        Responsibilities = [new(new("lead"), 1, Ada, new("officer:bo"))],
        Acts =
        [
            new(1, "draft", Ada, At)
            {
                Place = new("0001"),
                Facts = FactSet.Of([new("page", "7")]),
                IsVoidPending = true,
            },
            new(2, "sign", null, At with { OffsetMinutes = null }),
        ],
        Judgements = [new(Broken, 2, At) { IsAtAct = true }],
        Standing = [Broken],
        Breaches = [new(new("pack.rule"), Ada, 1, 2)],
        Clocks = [Clock],
        Warnings = [Warning],
        Clues = [Clue],
        Procedure = "ordinary",
        Moves = [new(new("lead"), 1, Ada, new("officer:bo"), 2)],
        Left = [new(new("panel"), 2, Ada, 2)],
        Recusals = [new(Ada, At) { Ground = "kin", IsGranted = true, DecidedAt = At }],
        Transit = new(At) { ToUnit = new("unit:two"), IntoCase = new("case:z"), Lost = 1 },
        Ties = new()
        {
            MergedInto = new("case:z"),
            Duties = [new(new("lead"), 1, new("panel"), 2)],
            MergedFrom = [new(new("case:x"), 7, [new(new("lead"), 1, new("lead"), 1)])],
            SplitFrom = new("case:y"),
            SplitProposed = [new("case:v")],
            SplitInto = [new("case:w")],
        },
        Replies = [new(1, Ada, new("00"), 2)],
        Supervisions = [new(1, "reconsider", Ada, At)],
        Marks = [new(1, "grave", MarkFinding.Marked, Ada, At) { From = new("case:x"), Entry = 7, Of = [Ada] }],
        Draws = [new(2, new("lead"), 1, Ada) { Among = 3, Because = "recusal", Day = "2026-03-02" }],
        Approaches =
        [
            new(2, "asking", Ada, At)
            {
                Row = new("pack.row"),
                IsAttempt = true,
                IsLawful = true,
                Recorder = new("officer:bo"),
            },
        ],
        Quarantine = [new(2, "hearing", new("system:log"), At) { Officer = Ada, Before = 1 }],
        Sequence = 2,
        OpenedAt = At,
    };

    private static RunningClock Clock => new(new("T-1"), At)
    {
        Events =
        [
            new("Extension", At, At)
            {
                ApprovedBy = "head",
                HasFindings = true,
                Facts = FactSet.Of([new("ground", "gang")]),
            },
        ],
        Due = At,
        IsProvisional = true,
        Stopped = At,
        Next = new("orange", At),
        SetBy = 2,
        Reached = "yellow",
        Missed = 1,
        MovedBy = 1,
    };

    private static WarningOnRecord Warning => new(2, new("T-1"), "orange", Ada)
    {
        GivenAt = At,
        Answer = WarningAnswer.Plan,
        AnswerBy = At,
        Because = 1,
        Answered = 1,
        Lapsed = 1,
        Undelivered = 1,
        Deliveries = [1],
        IsSettled = true,
        Renewed = 1,
    };

    private static ClueOnRecord Clue => new(2, new("T-1"), Ada)
    {
        Class = "delay",
        IsOfSupervision = true,
        Clock = new("T-1"),
        Warning = 1,
        Withdrawn = 1,
        At = At,
        Burst = Burst,
    };

    private static Burst Burst => new(new("pack.row"), At, At, 500)
    {
        Cases = [new("case:x")],
        Last = new("case:y"),
        Entry = 2,
    };

    public static OfficerState Officer { get; } = OfficerState.None with
    {
        Pack = new("desk"),
        Class = "inspector",
        Unit = new("unit:one"),
        Supervisor = new("officer:sue"),
        Deputy = new("officer:pat"),
        Standings =
        [
            new(Standing.Active, At), new(Standing.Suspended, At), new(Standing.OnLeave, At) { IsPlanned = true },
        ],
        Mandates =
        [
            new(new("m-1"))
            {
                Powers = [new("decide")],
                Kinds = ["plain"],
                From = At,
                Until = At,
                GrantedBy = AskerId.Parse("system:registry"),
                Post = "post",
                RevokedAt = At,
            },
        ],
        Sequence = 2,
        Planned = Leaving.Departure,
        Bursts = [new(2, new("desk"), Burst)],
    };
}
