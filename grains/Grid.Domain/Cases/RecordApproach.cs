using Grid.Domain.Clocks;
using Grid.Domain.Rules.Supervision;

namespace Grid.Domain.Cases;

public abstract partial record CaseCommand
{
    /// <summary>
    /// Puts on record that somebody spoke to the case from outside its procedure: interference, an inquiry, a contact,
    /// or a way that is open to everybody. What it says is told field by field.
    /// </summary>
    /// <param name="Kind">What it was, in the pack's word.</param>
    [GenerateSerializer, Immutable, Alias("case.record-approach.v1")]
    public sealed record RecordApproach(string Kind) : CaseCommand
    {
        /// <summary>The officer who approached, where it was one; others are named in a field.</summary>
        [Id(0)]
        public OfficerId? Approaching { get; init; }

        /// <summary>Whose record it is, where that is not who submits it.</summary>
        [Id(1)]
        public OfficerId? Officer { get; init; }

        [Id(2)]
        public FactSet Facts { get; init; } = FactSet.None;

        [Id(3)]
        public ImmutableArray<NamedText> Fields { get; init; } = [];

        public override string Deed => "case.record-approach";

        public override ImmutableArray<PersonalText> Texts => [.. Fields.Select(filled => filled.Text)];
    }
}

public abstract partial record CaseEvent
{
    /// <summary>It is on record that somebody spoke to the case from outside its procedure.</summary>
    [GenerateSerializer, Immutable, Alias("case.approach-recorded.v1")]
    public sealed record ApproachRecorded(string Kind, OfficerId? Approaching) : CaseEvent
    {
        /// <summary>The row of the pack that speaks of it.</summary>
        [Id(0)]
        public RuleId? Row { get; init; }

        /// <summary>Whose record it is. No list, page or view gives it.</summary>
        [Id(1)]
        public OfficerId? Recorder { get; init; }

        /// <summary>Whether it came by a way that is open to everybody.</summary>
        [Id(2)]
        public bool IsLawful { get; init; }

        /// <summary>To whom it is reported, as the pack names them.</summary>
        [Id(3)]
        public ImmutableArray<string> ReportedTo { get; init; } = [];

        [Id(4)]
        public FactSet Facts { get; init; } = FactSet.None;

        [Id(5)]
        public ImmutableArray<NamedDigest> Fields { get; init; } = [];

        [Id(6)]
        public ImmutableArray<Judgement> Verdicts { get; init; } = [];

        public override ImmutableArray<Judgement> Judged => Verdicts;
    }
}

public static class RecordApproachRules
{
    public static readonly Rule<CaseQuestion<CaseCommand.RecordApproach>> KindIsListed = new(
        new("approach.kind-is-listed"),
        RuleConcern.Form,
        question => question.State.Status == CaseStatus.None
            ? Verdict.Inapplicable
            : Verdict.When(RowOf(question) is not null),
        "the pack knows no such way of speaking to a case");

    /// <summary>
    /// What an officer tells of yesterday is told by them alone who heard it: else anybody could stop anybody else.
    /// </summary>
    public static readonly Rule<CaseQuestion<CaseCommand.RecordApproach>> IsTheirOwn = new(
        new("approach.is-their-own"),
        RuleConcern.Form,
        question => question.IsRequest || question.Submission.By.Officer is not { } by || RowOf(question) is not { } row
            ? Verdict.Inapplicable
            : Verdict.When(
                (question.Command.Officer is not { } told || told == by) && WasApproached(question, row, by), by),
        "an officer puts on record what was said to themselves, in a case in which they take part");

    /// <summary>Who handles the case sees what is said to it; of others only those whom the pack names.</summary>
    public static readonly Rule<CaseQuestion<CaseCommand.RecordApproach>> ByWhoWasApproached = new(
        new("approach.by-who-was-approached"),
        RuleConcern.Authority,
        question => RecorderOf(question) is not { } by || RowOf(question) is not { } row
            ? Verdict.Inapplicable
            : Verdict.When(WasApproached(question, row, by), by),
        "only who takes part in the case, or whom the pack names, puts on record what was said to it");

    public static readonly Rule<CaseQuestion<CaseCommand.RecordApproach>> IsRecordedInFull = new(
        new("approach.is-recorded-in-full"),
        RuleConcern.Law,
        question => RowOf(question) is { } row
            ? RecordFields.Judge(
                FieldsOf(row),
                question.Command.Facts,
                question.Command.Fields,
                (RecorderOf(question), question.Command.Approaching))
            : Verdict.Inapplicable,
        "the record lacks a field that the pack asks for");

    /// <summary>Each time, and at once: what is told late stays on record with that it was.</summary>
    public static readonly Rule<CaseQuestion<CaseCommand.RecordApproach>> RecordedInTime = new(
        new("approach.recorded-in-time"),
        RuleConcern.Law,
        question => RowOf(question) is { } row && ClockOf(row) is { } id && question.Pack.ClockNamed(id) is { } clock
            ? Verdict.When(
                DeadlineCalculator.Compute(clock, question.At, [], null)
                    .SideOf(question.Facts.Now, clock.Calendar.Zone) <= 0,
                RecorderOf(question))
            : Verdict.Inapplicable,
        "it was put on record later than the pack lets it be");

    public static readonly ImmutableArray<Rule<CaseQuestion<CaseCommand.RecordApproach>>> All =
    [
        .. AskerRules<CaseCommand.RecordApproach>.All,
        CaseRules<CaseCommand.RecordApproach>.CaseIsKnown,
        KindIsListed, IsTheirOwn, ByWhoWasApproached, IsRecordedInFull, RecordedInTime,
    ];

    internal static OfficerId? RecorderOf(CaseQuestion<CaseCommand.RecordApproach> question) =>
        question.IsRequest
            ? question.Submission.By.Officer
            : question.Command.Officer ?? question.Submission.By.Officer;

    private static bool WasApproached(
        CaseQuestion<CaseCommand.RecordApproach> question, SupervisionRow row, OfficerId by) =>
        question.State.TakesPart(by)
        || question.State.Moves.Any(move => move.From == by)
        || question.State.Left.Any(left => left.Officer == by)
        || BearersOf(row).Any(bearer => SupervisionPlace.IsOne(
            bearer, by, question.State, (question.Facts, question.Pack)));

    private static SupervisionRow? RowOf(CaseQuestion<CaseCommand.RecordApproach> question) =>
        question.Pack.SupervisionWords.Approach(question.Command.Kind);

    private static ImmutableArray<Rules.Organisation.Bearer> BearersOf(SupervisionRow row) => row switch
    {
        SupervisionRow.RecordKeeping kept => kept.By,
        SupervisionRow.ForbiddenActs forbidden => forbidden.By,
        _ => [],
    };

    private static ImmutableArray<string> FieldsOf(SupervisionRow row) => row switch
    {
        SupervisionRow.RecordKeeping kept => kept.Fields,
        SupervisionRow.Channels open => open.LoggedWith,
        _ => [],
    };

    private static ClockId? ClockOf(SupervisionRow row) => row switch
    {
        SupervisionRow.RecordKeeping kept => kept.Clock,
        SupervisionRow.ForbiddenActs forbidden => forbidden.Clock,
        _ => null,
    };
}
