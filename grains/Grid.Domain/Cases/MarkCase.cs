namespace Grid.Domain.Cases;

public abstract partial record CaseCommand
{
    /// <summary>Asks that a case be marked, for denser supervision.</summary>
    /// <param name="Tag">The mark, in the pack's word.</param>
    [GenerateSerializer, Immutable, Alias("case.mark-case.v1")]
    public sealed record MarkCase(string Tag) : CaseCommand
    {
        /// <summary>What is known of it, in words of the pack; also of who should have reported it.</summary>
        [Id(0)]
        public FactSet Facts { get; init; } = FactSet.None;

        [Id(1)]
        public PersonalText? Grounds { get; init; }

        public override string Deed => "case.mark";

        public override ImmutableArray<PersonalText> Texts => TextsOf(Grounds);
    }

    /// <summary>Asks that a mark be taken off.</summary>
    [GenerateSerializer, Immutable, Alias("case.lift-mark.v1")]
    public sealed record LiftMark(string Tag, PersonalText? Grounds = null) : CaseCommand
    {
        public override string Deed => "case.lift-mark";

        public override ImmutableArray<PersonalText> Texts => TextsOf(Grounds);
    }

    /// <summary>Says that somebody has looked whether the case is to be marked, and that it is not.</summary>
    [GenerateSerializer, Immutable, Alias("case.leave-unmarked.v1")]
    public sealed record LeaveUnmarked(string Tag, PersonalText? Grounds = null) : CaseCommand
    {
        public override string Deed => "case.leave-unmarked";

        public override ImmutableArray<PersonalText> Texts => TextsOf(Grounds);
    }
}

public abstract partial record CaseEvent
{
    /// <summary>The case is marked.</summary>
    /// <param name="Tag">The mark.</param>
    /// <param name="Officer">Who marked it; nothing where the grid did, by the pack's condition.</param>
    [GenerateSerializer, Immutable, Alias("case.marked.v1")]
    public sealed record CaseMarked(string Tag, OfficerId? Officer) : CaseEvent
    {
        /// <summary>The row of the pack that has the mark.</summary>
        [Id(0)]
        public RuleId? Row { get; init; }

        [Id(1)]
        public FactSet Facts { get; init; } = FactSet.None;

        [Id(2)]
        public TextDigest? Grounds { get; init; }

        /// <summary>The case that the mark came along from; nothing where it began here.</summary>
        [Id(10)]
        public CaseId? From { get; init; }

        /// <summary>
        /// The entry that it came from: there, where it came along, else the act here by which a log told of it.
        /// </summary>
        [Id(11)]
        public int? Entry { get; init; }

        /// <summary>Of whom it was set: who has handled the case until then, and whom its facts name.</summary>
        [Id(12)]
        public ImmutableArray<OfficerId> Of { get; init; } = [];

        public override bool IsDerived => From is not null || (Officer is null && Entry is null);
    }

    /// <summary>A mark is off again.</summary>
    [GenerateSerializer, Immutable, Alias("case.mark-lifted.v1")]
    public sealed record MarkLifted(string Tag, OfficerId? Officer) : CaseEvent
    {
        [Id(0)]
        public RuleId? Row { get; init; }

        [Id(1)]
        public TextDigest? Grounds { get; init; }

        /// <summary>The act by which a log told of it; nothing where an officer asked for it.</summary>
        [Id(10)]
        public int? Entry { get; init; }
    }

    /// <summary>It was looked whether the case is to be marked, and it was not.</summary>
    /// <param name="Tag">The mark.</param>
    /// <param name="Officer">Who looked; nothing where the grid did, by the pack's condition.</param>
    [GenerateSerializer, Immutable, Alias("case.left-unmarked.v1")]
    public sealed record LeftUnmarked(string Tag, OfficerId? Officer) : CaseEvent
    {
        [Id(0)]
        public RuleId? Row { get; init; }

        [Id(1)]
        public TextDigest? Grounds { get; init; }

        /// <summary>The facts that would have to be known to say so for certain; none where it is certain.</summary>
        [Id(2)]
        public ImmutableArray<string> Missing { get; init; } = [];

        public override bool IsDerived => Officer is null;
    }
}

/// <summary>What holds of whoever marks a case, takes a mark off, or has looked.</summary>
public static class MarkRules<TCommand>
    where TCommand : CaseCommand
{
    /// <summary>
    /// A log tells of a mark by the act that the pack names for it, and an officer never does, whatever they call it:
    /// else whoever may not mark would only have to tell that it was done.
    /// </summary>
    public static readonly Rule<CaseQuestion<TCommand>> IsAskedFor = new(
        new("mark.is-asked-for"),
        RuleConcern.Form,
        question => question.Command is CaseCommand.RecordAct act
            ? Verdict.When(
                question.Submission.By.Officer is null || !question.Pack.SupervisionWords.IsOfMarks(act.Act))
            : Verdict.When(question.IsRequest && question.Submission.By.Officer is not null),
        "an officer asks for a mark; what was marked elsewhere is told as the act that the pack names for it");

    public static readonly Rule<CaseQuestion<TCommand>> TagIsListed = new(
        new("mark.tag-is-listed"),
        RuleConcern.Form,
        question => question.State.Status == CaseStatus.None
            ? Verdict.Inapplicable
            : Verdict.When(MarkDeeds.RowOf(question) is not null),
        "the pack has no such mark");

    public static readonly Rule<CaseQuestion<TCommand>> ByWhomThePackSays = new(
        new("mark.by-whom-the-pack-says"),
        RuleConcern.Authority,
        question => question.Submission.By.Officer is not { } by || MarkDeeds.RowOf(question) is null
            ? Verdict.Inapplicable
            : Verdict.When(MarkDeeds.MayMark(question, by), by),
        "the pack names others who look whether a case is to be marked");

    /// <summary>A mark is there so that somebody else looks at them.</summary>
    public static readonly Rule<CaseQuestion<TCommand>> LiftedByAnother = new(
        new("mark.lifted-by-another"),
        RuleConcern.Authority,
        question => LifterIn(question) is not { } by
            ? Verdict.Inapplicable
            : Verdict.When(!MarkDeeds.LiftedIn(question).Any(row => MarkDeeds.Concerns(question, row, by)), by),
        "who answers in a seat of the case, or of whom the mark was set, does not take it off");

    /// <summary>A mark may be set on sight; whoever takes one off, or sets none, says why.</summary>
    public static readonly Rule<CaseQuestion<TCommand>> GivesReasons = new(
        new("mark.gives-reasons"),
        RuleConcern.Law,
        question => question.Command is CaseCommand.MarkCase || MarkDeeds.RowOf(question) is null
            ? Verdict.Inapplicable
            : Verdict.When(
                MarkDeeds.HasGrounds(question.Command)
                && (question.Command is not CaseCommand.LiftMark || MarkDeeds.MayBeLifted(question)),
                question.Submission.By.Officer),
        "say why the mark is taken off or not set; one for which the pack names no way off stays");

    public static readonly ImmutableArray<Rule<CaseQuestion<TCommand>>> All =
    [
        .. CaseRules<TCommand>.All, IsAskedFor, TagIsListed, ByWhomThePackSays, LiftedByAnother, GivesReasons,
    ];

    // Of what a log tells it is kept, as a breach of whoever did it.
    private static OfficerId? LifterIn(CaseQuestion<TCommand> question) => question.Command switch
    {
        CaseCommand.LiftMark => question.Submission.By.Officer,
        CaseCommand.RecordAct act => act.Officer,
        _ => null,
    };
}
