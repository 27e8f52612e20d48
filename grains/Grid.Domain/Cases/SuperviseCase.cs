using System.Text.RegularExpressions;

namespace Grid.Domain.Cases;

public abstract partial record CaseCommand
{
    /// <summary>
    /// A supervisor does one of the acts on the pack's closed list. Whatever else is asked under this name, by one
    /// whose case it is not, is put on record as interference and not executed.
    /// </summary>
    /// <param name="Act">The act, in the word of the pack's list.</param>
    [GenerateSerializer, Immutable, Alias("case.supervise-case.v1")]
    public sealed record SuperviseCase(string Act) : CaseCommand
    {
        /// <summary>Who supervises, where that is not who submits it.</summary>
        [Id(0)]
        public OfficerId? Officer { get; init; }

        [Id(1)]
        public FactSet Facts { get; init; } = FactSet.None;

        /// <summary>What is put on record of it, field by field.</summary>
        [Id(2)]
        public ImmutableArray<NamedText> Fields { get; init; } = [];

        public override string Deed => "case.supervise";

        internal override bool IsAskedFor => true;

        public override ImmutableArray<PersonalText> Texts => [.. Fields.Select(filled => filled.Text)];
    }
}

public abstract partial record CaseEvent
{
    /// <summary>A supervisor has done an act of the closed list. It moves no slot and no stage.</summary>
    [GenerateSerializer, Immutable, Alias("case.supervised.v1")]
    public sealed record Supervised(string Act, OfficerId? Officer) : CaseEvent
    {
        [Id(0)]
        public FactSet Facts { get; init; } = FactSet.None;

        [Id(1)]
        public ImmutableArray<NamedDigest> Fields { get; init; } = [];

        [Id(2)]
        public ImmutableArray<Judgement> Verdicts { get; init; } = [];

        public override ImmutableArray<Judgement> Judged => Verdicts;
    }
}

public static partial class SuperviseCaseRules
{
    public static readonly Rule<CaseQuestion<CaseCommand.SuperviseCase>> PackHasList = new(
        new("supervision.pack-has-a-list"),
        RuleConcern.Form,
        question => question.State.Status == CaseStatus.None
            ? Verdict.Inapplicable
            : Verdict.When(question.Pack.SupervisionWords.List is not null),
        "the pack lists no acts of supervision");

    /// <summary>What an act says is personal text, and never the name of an act.</summary>
    public static readonly Rule<CaseQuestion<CaseCommand.SuperviseCase>> ActIsNamed = new(
        new("supervision.act-is-named"),
        RuleConcern.Form,
        question => Verdict.When(Word().IsMatch(question.Command.Act)),
        "name the act in one word of small letters, digits and hyphens; what it says goes into a field");

    public static readonly Rule<CaseQuestion<CaseCommand.SuperviseCase>> OfficerIsNamed = new(
        new("supervision.officer-is-named"),
        RuleConcern.Form,
        question => Verdict.When(OfficerOf(question) is not null),
        "an act of supervision is an officer's: say whose");

    public static readonly Rule<CaseQuestion<CaseCommand.SuperviseCase>> ByWhomThePackSays = new(
        new("supervision.by-whom-the-pack-says"),
        RuleConcern.Authority,
        question => Listed(question) is not var (row, _) || OfficerOf(question) is not { } by
            ? Verdict.Inapplicable
            : SupervisionPlace.IsSupervisor(row.By, by, question.State, (question.Facts, question.Pack))
                ? Verdict.When(true)
                : new Verdict.Broken(by, Named(row.By.Select(bearer => bearer.Name))),
        "only those whom the pack names, above who answers for the case, do this act of supervision");

    public static readonly Rule<CaseQuestion<CaseCommand.SuperviseCase>> OfAnothersWork = new(
        new("supervision.of-anothers-work"),
        RuleConcern.Law,
        question => OfficerOf(question) is { } by
            ? Verdict.When(!SupervisionPlace.Handles(by, question.State, question.Pack), by)
            : Verdict.Inapplicable,
        "who handles a case does not supervise it");

    public static readonly Rule<CaseQuestion<CaseCommand.SuperviseCase>> CaseIsMarked = new(
        new("supervision.case-is-marked"),
        RuleConcern.Law,
        question => Listed(question) is not ({ Tags.IsEmpty: false } row, _)
            ? Verdict.Inapplicable
            : Verdict.When(
                question.Pack.SupervisionWords.Tags.Any(
                    tag => row.Tags.Contains(tag.Name, StringComparer.Ordinal) && tag.IsOn(question.State)),
                OfficerOf(question)),
        "this is done in marked cases alone; have the case marked first");

    public static readonly Rule<CaseQuestion<CaseCommand.SuperviseCase>> WithinItsTimes = new(
        new("supervision.within-its-times"),
        RuleConcern.Law,
        question => Listed(question) is not (_, { Times: { } times } act)
            ? Verdict.Inapplicable
            : question.State.TimesSupervised(act) < times
                ? Verdict.When(true)
                : new Verdict.Broken(OfficerOf(question), act.Then.IsEmpty ? null : Named(act.Then)),
        "this has been done in the case as often as the pack lets it be");

    public static readonly Rule<CaseQuestion<CaseCommand.SuperviseCase>> IsRecordedInFull = new(
        new("supervision.is-recorded-in-full"),
        RuleConcern.Law,
        question => Listed(question) is null
            ? Verdict.Inapplicable
            : RecordFields.Judge(
                question.Pack.SupervisionWords.Fields,
                question.Command.Facts,
                question.Command.Fields,
                (OfficerOf(question), OfficerOf(question))),
        "the record of an act of supervision lacks a field that the pack asks for");

    /// <summary>An attempt is put on record whatever the standing of whoever makes it.</summary>
    public static readonly Rule<CaseQuestion<CaseCommand.SuperviseCase>> AskerIsRegistered = new(
        new("supervision.asker-is-registered"),
        RuleConcern.Authority,
        question => !question.IsRequest || question.Asking is not { } asking
            ? Verdict.Inapplicable
            : Verdict.When(asking.IsRegistered, question.Submission.By.Officer),
        "nobody knows the officer who asks");

    public static readonly ImmutableArray<Rule<CaseQuestion<CaseCommand.SuperviseCase>>> All =
    [
        .. CaseRules<CaseCommand.SuperviseCase>.All,
        PackHasList, ActIsNamed, OfficerIsNamed,
        ByWhomThePackSays, OfAnothersWork, CaseIsMarked, WithinItsTimes, IsRecordedInFull,
    ];

    /// <summary>What speaks against putting an attempt on record.</summary>
    public static readonly ImmutableArray<Rule<CaseQuestion<CaseCommand.SuperviseCase>>> OfAnAttempt =
    [
        CaseRules<CaseCommand.SuperviseCase>.CaseIsOpen, CaseRules<CaseCommand.SuperviseCase>.IsNotMerging,
        OfAnothersWork, AskerIsRegistered,
    ];

    internal static OfficerId? OfficerOf(CaseQuestion<CaseCommand.SuperviseCase> question) =>
        question.IsRequest
            ? question.Submission.By.Officer
            : question.Command.Officer ?? question.Submission.By.Officer;

    private static (Rules.Supervision.SupervisionRow.Acts Row, Rules.Supervision.SupervisionAct Act)? Listed(
        CaseQuestion<CaseCommand.SuperviseCase> question) =>
        question.Pack.SupervisionWords.Allowed(question.Command.Act);

    private static string Named(IEnumerable<string> names) => string.Join(" or ", names);

    [GeneratedRegex(@"\A[a-z][a-z0-9-]{0,79}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Word();
}
