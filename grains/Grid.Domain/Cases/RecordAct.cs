namespace Grid.Domain.Cases;

public abstract partial record CaseCommand
{
    /// <summary>Asks leave for an act, or tells of one that has been done.</summary>
    /// <param name="Act">The act, as the pack's catalogue names it.</param>
    [GenerateSerializer, Immutable, Alias("case.record-act.v1")]
    public sealed record RecordAct(string Act) : CaseCommand
    {
        /// <summary>Who did it. Nothing means the asker, where an officer asks; else no person is named.</summary>
        [Id(0)]
        public OfficerId? Officer { get; init; }

        /// <summary>Where it stands in the log that told of it.</summary>
        [Id(1)]
        public Place? Place { get; init; }

        /// <summary>The stage the case is in with this act; nothing leaves it where it is.</summary>
        [Id(2)]
        public string? Stage { get; init; }

        /// <summary>Who supervised the act, where the source says so.</summary>
        [Id(3)]
        public OfficerId? Supervisor { get; init; }

        [Id(4)]
        public FactSet Facts { get; init; } = FactSet.None;

        [Id(5)]
        public PersonalText? Note { get; init; }

        /// <summary>Why it is told late, and who approved of it; nothing where it is told in its time.</summary>
        [Id(6)]
        public LateRecord? Late { get; init; }

        public override string Deed => "case.record-act";

        public override ImmutableArray<PersonalText> Texts =>
            Late is null ? TextsOf(Note) : [.. TextsOf(Note), Late.Reason];
    }
}

public abstract partial record CaseEvent
{
    /// <summary>An act is on record, with what the rules said of it.</summary>
    [GenerateSerializer, Immutable, Alias("case.act-recorded.v1")]
    public sealed record ActRecorded(string Act) : CaseEvent
    {
        [Id(0)]
        public OfficerId? Officer { get; init; }

        [Id(1)]
        public Place? Place { get; init; }

        [Id(2)]
        public string? Stage { get; init; }

        [Id(3)]
        public OfficerId? Supervisor { get; init; }

        [Id(4)]
        public FactSet Facts { get; init; } = FactSet.None;

        [Id(5)]
        public TextDigest? Note { get; init; }

        /// <summary>
        /// Whether it was done without the power to do it, and waits for somebody to say whether it stands.
        /// </summary>
        [Id(6)]
        public bool IsVoidPending { get; init; }

        [Id(7)]
        public ImmutableArray<Judgement> Verdicts { get; init; } = [];

        /// <summary>The procedure the case is in from here on, where the pack's tables have led it on.</summary>
        [Id(10)]
        public string? Procedure { get; init; }

        /// <summary>That it was entered late, why, and who approved of it; nothing where it was not.</summary>
        [Id(11)]
        public LateOnRecord? Late { get; init; }

        public override ImmutableArray<Judgement> Judged => Verdicts;
    }

    /// <summary>A rule was broken. It stays on record, whatever a later verdict says.</summary>
    /// <param name="Rule">The rule.</param>
    /// <param name="Officer">The officer it speaks of, where there is one.</param>
    /// <param name="Cause">The sequence, in this stream, of the entry that gave cause.</param>
    [GenerateSerializer, Immutable, Alias("case.breach-recorded.v1")]
    public sealed record BreachRecorded(RuleId Rule, OfficerId? Officer, int Cause) : CaseEvent;
}

public static class RecordActRules
{
    public static readonly Rule<CaseQuestion<CaseCommand.RecordAct>> ActIsListed = new(
        new("act.is-listed"),
        RuleConcern.Form,
        // A case that nobody opened has no pack yet.
        question => question.State.Status == CaseStatus.None
            ? Verdict.Inapplicable
            : Verdict.When(question.Pack.Lists(question.Command.Act)),
        "the pack's catalogue does not list this act");

    /// <summary>Under a procedure the pack's tables say where an act leads, and not whoever does it.</summary>
    public static readonly Rule<CaseQuestion<CaseCommand.RecordAct>> StageFollows = new(
        new("act.stage-follows"),
        RuleConcern.Form,
        question => !question.State.IsRun || question.Command.Stage is not { } stage
            || question.Pack.ProcedureNamed(question.State.Procedure) is null
                ? Verdict.Inapplicable
                : Verdict.When(stage == (StageMoves.After(question.State, question.Command, question.Pack)
                    is { Procedure: not null } next ? next.Stage : question.State.Stage)),
        "the procedure says which stage the act leads to; leave the stage out");

    /// <summary>The asker of a request is judged by <c>asker.is-not-recused</c>; this is for what is told.</summary>
    public static readonly Rule<CaseQuestion<CaseCommand.RecordAct>> PerformerIsNotRecused = new(
        new("act.performer-is-not-recused"),
        RuleConcern.Law,
        question => question.IsRequest || PerformerOf(question) is not { } officer
            || question.State.RecusalOf(officer)?.DecidedAt is not { } since
                ? Verdict.Inapplicable
                : question.At.CompareWith(since) is { } order
                    ? Verdict.When(order < 0, officer)
                    : new Verdict.Undecidable($"whether {officer} had stepped out at the time of the act", officer),
        "the officer had stepped out of the case by then");

    public static readonly Rule<CaseQuestion<CaseCommand.RecordAct>> NoRecusalIsPending = new(
        new("act.no-recusal-is-pending"),
        RuleConcern.Law,
        question => PerformerOf(question) is not { } officer
            || question.State.StoppedBy(officer) is not { } pending
            || question.Pack.Recusal?.EffectOn(officer, question.State, question.Facts) is not { IsPause: true } effect
            || ActPattern.AnyMatches(effect.Urgent, question.Command.Act)
                ? Verdict.Inapplicable
                : question.At.CompareWith(pending.RequestedAt) is { } order
                    ? Verdict.When(order < 0, officer)
                    : new Verdict.Undecidable($"whether the recusal of {officer} was asked for by then", officer),
        "until the recusal is decided the officer does only what cannot wait");

    public static readonly Rule<CaseQuestion<CaseCommand.RecordAct>> PerformerAsks = new(
        new("act.performer-asks"),
        RuleConcern.Authority,
        question => !question.IsRequest || question.Command.Officer is not { } officer
            ? Verdict.Inapplicable
            : Verdict.When(question.Submission.By == officer, question.Submission.By.Officer),
        "leave to act is asked by the officer who will act, not by another");

    /// <summary>
    /// The asker of a request is judged by <c>asker.is-active</c>; this is for what is told afterwards.
    /// </summary>
    public static readonly Rule<CaseQuestion<CaseCommand.RecordAct>> PerformerIsActive = new(
        new("act.performer-is-active"),
        RuleConcern.Law,
        question => question.IsRequest || PerformerOf(question) is not { } officer
            ? Verdict.Inapplicable
            : question.Facts.Officer(officer).StandingAt(question.At) switch
            {
                Standing.Suspended or Standing.OnLeave or Standing.Left => new Verdict.Broken(officer),
                Standing.Active => Verdict.When(true),
                // A log that says nothing of standings is not a log of breaches, nor is each of its acts a blind spot.
                Standing.Unknown => Verdict.Inapplicable,
                null => new Verdict.Undecidable($"the standing of {officer} at the time of the act", officer),
                _ => throw new UnreachableException(),
            },
        "the officer was not in active standing at the time of the act");

    /// <summary>
    /// Else whoever is suspended, or anybody for them, would only have to say that it was done the day before.
    /// </summary>
    public static readonly Rule<CaseQuestion<CaseCommand.RecordAct>> WasInOffice = new(
        new("act.was-in-office"),
        RuleConcern.Law,
        question => question.IsRequest || question.Submission.By.Officer is null
            || PerformerOf(question) is not { } officer
            || question.Facts.Officer(officer).StandingAt(question.Facts.Now)
                is not (Standing.Suspended or Standing.Left)
            || question.Facts.Officer(officer).StandingAt(question.At) is Standing.Suspended or Standing.Left
                ? Verdict.Inapplicable
                : new Verdict.Undecidable($"whether {officer} did it before the end of their duty", officer),
        "of an officer who is suspended or has left, the word of an officer alone does not date an act");

    public static readonly ImmutableArray<Rule<CaseQuestion<CaseCommand.RecordAct>>> All =
    [
        .. CaseRules<CaseCommand.RecordAct>.All, ActIsListed, MarkRules<CaseCommand.RecordAct>.IsAskedFor,
        MarkRules<CaseCommand.RecordAct>.LiftedByAnother,
        StageFollows, PerformerAsks, PerformerIsActive, WasInOffice, PerformerIsNotRecused, NoRecusalIsPending,
        LateRules.IsApproved, ClockRules.ApprovalIsCompetent, ClockRules.GroundIsLawful, ClockRules.TermIsNotOver,
        ClockRules.FindingsAreOnRecord,
    ];

    /// <summary>Who does the act: the officer named, else the officer who asks.</summary>
    public static OfficerId? PerformerOf(CaseQuestion<CaseCommand.RecordAct> question) =>
        question.Command.Officer ?? question.Submission.By.Officer;
}
