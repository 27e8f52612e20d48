using Grid.Domain.Clocks;
using Grid.Domain.Officers;
using Grid.Domain.Packs;
using Grid.Domain.Rules;
using Grid.Domain.Sources;

namespace Grid.Ledger.Tests;

/// <summary>
/// One of each event and command with everything said, and, where something may be left out, one with nothing more than
/// it must have (<c>.least</c>). Each stands in Golden/ as the text that it is forever.
/// </summary>
internal static class GoldenSamples
{
    public const string Least = ".least";

    private static readonly OfficerId Ada = new("officer:town/ada");
    private static readonly OfficerId Bo = new("officer:town/bo");
    private static readonly OfficerId Cy = new("officer:town/cy");
    private static readonly UnitId Unit = new("unit:town/1");
    private static readonly CaseId Other = CaseId.Parse("other");
    private static readonly Slot Lead = new("lead");
    private static readonly PackName Pack = new("permit");
    private static readonly PackVersion Version = new(new string('7', 64));
    private static readonly PersonalText Text = new("She said: „no“", "00112233445566778899aabbccddeeff");
    private static readonly Timestamp From = Timestamp.Parse("2026-01-01T00:00:00+01:00");
    private static readonly Timestamp Until = Timestamp.Parse("2027-01-01");
    private static readonly Timestamp Late = Timestamp.Parse("2026-12-01T16:00:00Z");
    private static readonly FactSet Facts = FactSet.Of(
        [new("rank", "7"), new("Ort", "Köln \u0001\"\\/"), new("amount", "12.50")]);

    private static readonly ClockEvent Befell =
        new("appraisal", From, Until) { ApprovedBy = "head", HasFindings = true, Facts = Facts };

    private static readonly ImmutableArray<Judgement> Verdicts =
    [
        new(new("made.broken"), VerdictKind.Broken, Ada, null),
        new(new("made.undecidable"), VerdictKind.Undecidable, Bo, "the rank of the reviewer"),
        new(new("made.cleared"), VerdictKind.Satisfied, null, null),
        new(new("made.idle"), VerdictKind.NotApplicable, null, null),
    ];

    private static readonly ImmutableArray<Reason> Reasons =
    [
        new(new("made.broken"), "one officer did both") { Source = new("Code", "§ 7 (2)"), Ask = Cy.Value },
        new(new("made.undecidable"), "the rank must be known")
        {
            Verdict = VerdictKind.Undecidable,
            Missing = "the rank",
        },
    ];

    /// <summary>By the name of the golden file.</summary>
    public static IReadOnlyDictionary<string, object> Events { get; } =
        Named([
            .. CaseEvents(), .. EventsOfPassingOn(), .. EventsOfClocks(), .. OfficerEvents(),
            .. OrganisationSamples.Events(), .. SupervisionSamples.Events(), .. DrawSamples.Events(),
            .. MarkSamples.Events(),
            .. OtherEvents(),
        ]);

    /// <inheritdoc cref="Events"/>
    public static IReadOnlyDictionary<string, object> Commands { get; } = Named(
    [
        .. CaseCommands(),
        .. CommandsOfPassingOn(),
        new CaseCommand.TakeDueStep(new("T-1"), "orange", 7, 9),
        new CaseCommand.AnswerWarning(9, Text, Ada),
        new CaseCommand.AnswerWarning(9),
        new CaseCommand.ReportDelivery(9, HasFailed: true, "mail"),
        new CaseCommand.ReportDelivery(9, HasFailed: false),
        .. OfficerCommands(),
        .. OrganisationSamples.Commands(),
        .. SupervisionSamples.Commands(), .. DrawSamples.Commands(), .. MarkSamples.Commands(),
        new PackCommand.PublishPack(Version, "pack: permit\n"),
        new SourceCommand.BindSource("acts: {}\n", Pack, Version),
    ]);

    private static IEnumerable<object> CaseEvents() =>
    [
        new CaseEvent.Opened(Pack, IsRun: true)
        {
            Kind = "permit",
            Unit = Unit,
            Stage = "intake",
            Procedure = "permits.ordinary",
            SplitFrom = Other,
            Designated = "language",
            IsSealed = true,
            Slots = [new(Lead, 1, Ada), new(new("review"), 2, Bo)],
            Facts = Facts,
            Verdicts = Verdicts,
        },
        new CaseEvent.Opened(Pack, IsRun: false),
        new CaseEvent.SlotFilled(Lead, 2, Ada) { Designated = "language", Verdicts = Verdicts },
        new CaseEvent.SlotFilled(Lead, 1, Ada),
        new CaseEvent.ActingHolderNamed(Lead, 1, Ada, Bo),
        new CaseEvent.ActingHolderEnded(Lead, 1, Ada, Bo),
        new CaseEvent.ActRecorded("hearing")
        {
            Officer = Ada,
            Place = new Place("17"),
            Stage = "hearing",
            Procedure = "permits.ordinary",
            Supervisor = Cy,
            Facts = Facts,
            Note = Text.Digest,
            IsVoidPending = true,
            Verdicts = Verdicts,
            Late = new(Bo, Text.Digest),
        },
        new CaseEvent.ActRecorded("hearing"),
        new CaseEvent.BreachRecorded(new("made.broken"), Ada, 12),
        new CaseEvent.BreachRecorded(new("made.broken"), null, 12),
        new CaseEvent.ClockMoved(new("T-1"), Befell)
        {
            Due = Until,
            IsProvisional = true,
            Next = new("breach", Late),
            IsMissed = true,
            BeginsAnew = true,
        },
        new CaseEvent.ClockMoved(new("T-1"), new("extension", From, null)),
        new CaseEvent.ClockStopped(new("T-1"), Befell)
        {
            Due = Until, IsMissed = true,
            Missing = "whether findings are on record",
            Waiting = [9], Settled = [10],
        },
        new CaseEvent.ClockStopped(new("T-1"), Befell),
        new CaseEvent.RecusalRequested(Ada, "kin") { Grounds = Text.Digest, Verdicts = Verdicts },
        new CaseEvent.RecusalRequested(Ada, "kin"),
        new CaseEvent.RecusalDecided(Ada, IsGranted: true) { Grounds = Text.Digest, Verdicts = Verdicts },
        new CaseEvent.RecusalDecided(Ada, IsGranted: false),
        new CaseEvent.OfficerRecused(Ada, "kin") { Grounds = Text.Digest, Verdicts = Verdicts, From = Other },
        new CaseEvent.OfficerRecused(Ada, "kin"),
        new CaseEvent.Closed { Grounds = Text.Digest, Verdicts = Verdicts, CountsFor = Ada },
        new CaseEvent.Closed(),
        new CaseEvent.AttemptNoted("case.close") { Reasons = Reasons },
        new CaseEvent.RetrySettled("case.close") { Reasons = Reasons },
        new CaseEvent.RetrySettled("case.close"),
    ];

    private static IEnumerable<object> EventsOfClocks() =>
    [
        new CaseEvent.ClockStarted(new("T-1"), From)
        {
            Events = [Befell],
            Due = Until,
            IsProvisional = true,
            Next = new("orange", Late),
            Reached = "breach",
            IsMissed = true,
        },
        new CaseEvent.ClockStarted(new("T-1"), From),
        new CaseEvent.StepCameDue(new("T-1"), "orange", Late)
        {
            Set = 7,
            Next = new("breach", Late),
            LateBySystem = "the grid was not running",
        },
        new CaseEvent.StepCameDue(new("T-1"), "breach", Late) { Set = 8 },
        new CaseEvent.WarningGiven(new("T-1"), "orange", Ada)
        {
            Answer = WarningAnswer.Plan,
            AnswerBy = Late,
            Because = 5,
        },
        new CaseEvent.WarningGiven(new("T-1"), "yellow", Ada),
        new CaseEvent.WarningAnswered(9, new("T-1"), Ada) { Plan = Text.Digest, IsVoid = true, Verdicts = Verdicts },
        new CaseEvent.WarningAnswered(9, new("T-1"), null),
        new CaseEvent.WarningLapsed(9, new("T-1"), Ada, Late) { LateBySystem = "the grid was behind" },
        new CaseEvent.WarningLapsed(9, new("T-1"), Ada, Late),
        new CaseEvent.WarningRenewed(9, new("T-1"), Ada, Late)
        {
            Away = Standing.OnLeave,
            LateBySystem = "the grid was behind",
            IsRecused = true,
        },
        new CaseEvent.WarningRenewed(9, new("T-1"), Ada, Late) { Away = Standing.Suspended },
        new CaseEvent.DeliveryReported(9, new("T-1"), HasFailed: true) { Channel = "mail", Verdicts = Verdicts },
        new CaseEvent.DeliveryReported(9, new("T-1"), HasFailed: false),
        new CaseEvent.ClueOpened(new("T-1"), Ada)
        {
            Class = "delay",
            IsOfSupervision = true,
            Clock = new("T-1"),
            Warning = 9,
            Evidence = [9, 11],
            Burst = OrganisationSamples.Burst,
        },
        new CaseEvent.ClueOpened(new("T-1"), null),
    ];

    private static IEnumerable<object> EventsOfPassingOn() =>
    [
        new CaseEvent.HandedOver(Unit, Unit)
        {
            Grounds = Text.Digest,
            Verdicts = Verdicts,
            Designated = "language",
        },
        new CaseEvent.HandedOver(null, Unit),
        new CaseEvent.HandoverAccepted(Unit, Unit)
        {
            Slots = [new(Lead, 1, Ada)],
            Left = [new(Lead, 2, Bo)],
            Stage = "hearing",
            Procedure = "permits.ordinary",
            Verdicts = Verdicts,
            Designated = "language",
        },
        new CaseEvent.HandoverAccepted(null, Unit),
        new CaseEvent.HandoverRefused(Unit, Unit) { Grounds = Text.Digest, Verdicts = Verdicts },
        new CaseEvent.HandoverRefused(null, Unit),
        new CaseEvent.Recalled { Grounds = Text.Digest, Verdicts = Verdicts, Split = new("case:8") },
        new CaseEvent.Recalled(),
        new CaseEvent.MergeProposed(Other)
        {
            Grounds = Text.Digest,
            Verdicts = Verdicts,
            Holders = [new(Lead, 1, Bo)],
            Designated = "language",
        },
        new CaseEvent.MergeProposed(Other),
        new CaseEvent.MergeAccepted(Other, 7) { Duties = [new(Lead, 1, Lead, 2)], Verdicts = Verdicts },
        new CaseEvent.MergeAccepted(Other, 7),
        new CaseEvent.Merged(Other) { Duties = [new(Lead, 1, Lead, 2)], Verdicts = Verdicts, Waiting = [9] },
        new CaseEvent.Merged(Other),
        new CaseEvent.SplitProposed(Other) { Grounds = Text.Digest, Verdicts = Verdicts },
        new CaseEvent.SplitProposed(Other),
        new CaseEvent.SplitCompleted(Other) { Verdicts = Verdicts },
        new CaseEvent.SplitCompleted(Other),
    ];

    private static IEnumerable<object> OfficerEvents() =>
    [
        new OfficerEvent.Registered(Pack, Standing.Active)
        {
            Class = "sergeant",
            Unit = Unit,
            Supervisor = Bo,
            Deputy = Cy,
        },
        new OfficerEvent.Registered(Pack, Standing.Unknown),
        new OfficerEvent.MandateGranted(new(new("m-1"))
        {
            Powers = [new("decide"), new("close")],
            Kinds = ["permit", "appeal"],
            From = From,
            Until = Until,
            GrantedBy = Bo,
            Post = "head",
            RevokedAt = Until,
        }),
        new OfficerEvent.MandateGranted(new(new("m-1")) { From = From, GrantedBy = new("system:registry") }),
        new OfficerEvent.MandateRevoked(new("m-1"), Text.Digest),
        new OfficerEvent.MandateRevoked(new("m-1"), null),
        new OfficerEvent.Suspended(Text.Digest),
        new OfficerEvent.Suspended(Grounds: null),
        new OfficerEvent.Reinstated(Text.Digest),
        new OfficerEvent.Reinstated(Grounds: null),
        new OfficerEvent.AttemptNoted("officer.suspend") { Reasons = Reasons },
        new OfficerEvent.RetrySettled("officer.suspend") { Reasons = Reasons },
        new OfficerEvent.RetrySettled("officer.suspend"),
    ];

    private static IEnumerable<object> OtherEvents() =>
    [
        new CaseEvent.ResponsibilityTransferred(Lead, 1, Ada, Bo)
        {
            Grounds = Text.Digest,
            Designated = "language",
            Verdicts = Verdicts,
        },
        new CaseEvent.ResponsibilityTransferred(Lead, 1, Ada, Bo),
        new PackEvent.Published(Version)
        {
            Effective = new() { From = From, Until = Until, Zone = "Asia/Shanghai" },
            Transition = new() { KeepsOld = true, Kinds = ["permit"], Until = Until },
            Replaces = new(new string('8', 64)),
        },
        new PackEvent.Published(Version),
        new PackEvent.RetrySettled { Reasons = Reasons },
        new PackEvent.RetrySettled(),
        new SourceEvent.Bound("acts: {}\n", Pack, Version),
        new SourceEvent.RetrySettled { Reasons = Reasons },
        new SourceEvent.RetrySettled(),
    ];

    private static IEnumerable<object> CaseCommands() =>
    [
        new CaseCommand.OpenCase(Pack)
        {
            Kind = "permit",
            Unit = Unit,
            Stage = "intake",
            Procedure = "permits.ordinary",
            SplitFrom = Other,
            Designated = "language",
            Slots = [new(Lead, 1, Ada)],
            Facts = Facts,
        },
        new CaseCommand.OpenCase(Pack),
        new CaseCommand.FillSlot(Lead, Ada, Seat: 2) { Designated = "language" },
        new CaseCommand.FillSlot(Lead, Ada, Seat: 2),
        new CaseCommand.TransferResponsibility(Lead, Bo, Text, Seat: 2) { Designated = "language" },
        new CaseCommand.TransferResponsibility(Lead, Bo),
        new CaseCommand.RecordAct("hearing")
        {
            Officer = Ada,
            Place = new Place("17"),
            Stage = "hearing",
            Supervisor = Cy,
            Facts = Facts,
            Note = Text,
            Late = new(Bo, Text),
        },
        new CaseCommand.RecordAct("hearing"),
        new CaseCommand.RequestRecusal(Ada, "kin", Text),
        new CaseCommand.RequestRecusal(Ada, "kin"),
        new CaseCommand.DecideRecusal(Ada, IsGranted: true, Text),
        new CaseCommand.DecideRecusal(Ada, IsGranted: false),
        new CaseCommand.RecuseOfficer(Ada, "kin", Text),
        new CaseCommand.RecuseOfficer(Ada, "kin"),
        new CaseCommand.CloseCase(Text),
        new CaseCommand.CloseCase(),
    ];

    private static IEnumerable<object> CommandsOfPassingOn() =>
    [
        new CaseCommand.HandOverCase(Unit, Text) { Designated = "language" },
        new CaseCommand.HandOverCase(Unit),
        new CaseCommand.AcceptHandover([new(Lead, 1, Ada)]) { Designated = "language" },
        new CaseCommand.AcceptHandover([new(Lead, 1, Ada)]),
        new CaseCommand.RefuseHandover(Text),
        new CaseCommand.RecallCase(Text) { Split = new("case:8") },
        new CaseCommand.RecallCase(),
        new CaseCommand.MergeCase(Other, Text)
        {
            Duties = [new(Lead, 1, Lead, 2)],
            Designated = "language",
        },
        new CaseCommand.MergeCase(Other),
        new CaseCommand.AcceptMerge(Other) { Duties = [new(Lead, 1, Lead, 2)] },
        new CaseCommand.AcceptMerge(Other),
        new CaseCommand.CompleteMerge(),
        new CaseCommand.SplitCase(Other, Text),
        new CaseCommand.SplitCase(Other),
        new CaseCommand.CompleteSplit(Other),
    ];

    private static IEnumerable<object> OfficerCommands() =>
    [
        new OfficerCommand.RegisterOfficer(Pack, Standing.Active)
        {
            Class = "sergeant",
            Unit = Unit,
            Supervisor = Bo,
            Deputy = Cy,
        },
        new OfficerCommand.RegisterOfficer(Pack, Standing.Suspended),
        new OfficerCommand.GrantMandate(new("m-1"))
        {
            Powers = [new("decide")],
            Kinds = ["permit"],
            From = From,
            Until = Until,
            Post = "head",
        },
        new OfficerCommand.GrantMandate(new("m-1")),
        new OfficerCommand.RevokeMandate(new("m-1"), Text),
        new OfficerCommand.RevokeMandate(new("m-1")),
        new OfficerCommand.SuspendOfficer(Text),
        new OfficerCommand.SuspendOfficer(),
        new OfficerCommand.ReinstateOfficer(Text),
        new OfficerCommand.ReinstateOfficer(),
    ];

    private static Dictionary<string, object> Named(IEnumerable<object> samples)
    {
        var named = new Dictionary<string, object>(StringComparer.Ordinal);
        foreach (var sample in samples)
        {
            var alias = EventTypes.AliasOf(sample.GetType());
            named.Add(named.ContainsKey(alias) ? alias + Least : alias, sample);
        }

        return named;
    }
}
