using System.Globalization;

namespace Grid.Packs.Tests.Corpus;

/// <summary>One submission. Exactly one of the deeds is named.</summary>
internal sealed class CorpusStep
{
    private static readonly AskerId Log = AskerId.Parse("system:log");

    /// <summary>The case it is submitted to; the one that the story is about has no name.</summary>
    public string Case { get; set; } = "";

    /// <summary>The deed of opening, with the facts of the case.</summary>
    public Dictionary<string, string>? Open { get; set; }

    /// <summary>An act by its name.</summary>
    public string? Act { get; set; }

    /// <summary>A slot to fill by <see cref="Officer"/>.</summary>
    public string? Fill { get; set; }

    /// <summary>A slot to hand over to <see cref="Officer"/>, on <see cref="Ground"/> where one is given.</summary>
    public string? Transfer { get; set; }

    /// <summary>A slot that is drawn, from the pool of <see cref="Unit"/> where one is named.</summary>
    public string? Draw { get; set; }

    /// <summary>Why a seat that is held is drawn again.</summary>
    public string? Because { get; set; }

    /// <summary>Why somebody is named for a seat that is drawn otherwise.</summary>
    public string? Designated { get; set; }

    /// <summary>A mark that the case gets, with <see cref="Facts"/>.</summary>
    public string? Mark { get; set; }

    /// <summary>A mark that is taken off, on <see cref="Ground"/>.</summary>
    public string? LiftMark { get; set; }

    /// <summary>A mark that somebody looked for and did not set, on <see cref="Ground"/>.</summary>
    public string? LeaveUnmarked { get; set; }

    /// <summary>Any text: the case is closed.</summary>
    public string? Close { get; set; }

    /// <summary>An officer whose recusal is asked for, on <see cref="Ground"/>.</summary>
    public string? AskRecusal { get; set; }

    /// <summary>An officer whose recusal is granted.</summary>
    public string? GrantRecusal { get; set; }

    /// <summary>An officer whose recusal is refused.</summary>
    public string? DenyRecusal { get; set; }

    /// <summary>An officer who steps out unasked, on <see cref="Ground"/>.</summary>
    public string? Recuse { get; set; }

    public string? Ground { get; set; }

    /// <summary>The unit that the case is sent to: <c>ORGAN/UNIT</c>.</summary>
    public string? HandOver { get; set; }

    /// <summary>Any text: what was sent is taken over, by <see cref="Slots"/>.</summary>
    public string? AcceptHandover { get; set; }

    /// <summary>Why what was sent is not taken over.</summary>
    public string? RefuseHandover { get; set; }

    /// <summary>Any text: what is on its way is taken back.</summary>
    public string? Recall { get; set; }

    /// <summary>The case that is not to be split off after all.</summary>
    public string? RecallSplit { get; set; }

    /// <summary>The case that is to go on in the place of this one.</summary>
    public string? Merge { get; set; }

    /// <summary>The case that is taken in.</summary>
    public string? AcceptMerge { get; set; }

    /// <summary>By a merge: slot of the case that ends → slot of the other that answers for it.</summary>
    public Dictionary<string, string> Duties { get; set; } = [];

    /// <summary>Any text: the merge is receipted.</summary>
    public string? CompleteMerge { get; set; }

    /// <summary>The case that is to be split off.</summary>
    public string? Split { get; set; }

    /// <summary>The case from which the one that is opened was split.</summary>
    public string? SplitFrom { get; set; }

    /// <summary>The case that was split off, and is open.</summary>
    public string? CompleteSplit { get; set; }

    /// <summary>What the case is to be read for.</summary>
    public string? Read { get; set; }

    /// <summary>A row of which <see cref="Officer"/> has made a burst that ended in the case.</summary>
    public string? TellBurst { get; set; }

    /// <summary>Any text: whoever asks calls it a record.</summary>
    public string? AsRecord { get; set; }

    /// <summary>Any text: the case says what is so already.</summary>
    public string? CatchUp { get; set; }

    /// <summary>An officer, or a unit, of whom this is told or asked instead of a case.</summary>
    public CorpusChange? Change { get; set; }

    /// <summary>
    /// Any text: the silo is lost, with whatever it had begun; another goes on with what has to follow for the cases of
    /// the story.
    /// </summary>
    public string? LoseSilo { get; set; }

    /// <summary>How many days pass, with all that clocks do by themselves meanwhile.</summary>
    public double? Pass { get; set; }

    /// <summary>Who answers the warning that was given to them, with a plan where one is asked for.</summary>
    public string? AnswerWarning { get; set; }

    /// <summary>To whom a warning never came, for technical reasons.</summary>
    public string? Undelivered { get; set; }

    /// <summary>Who answers in the place of <see cref="AnswerWarning"/>.</summary>
    public string? InPlace { get; set; }

    /// <summary>An act of supervision by its word; by <see cref="Officer"/> where a log tells of it.</summary>
    public string? Supervise { get; set; }

    /// <summary>A way of speaking to the case that is put on record, by whom <see cref="Officer"/> says.</summary>
    public string? Approach { get; set; }

    /// <summary>The officer who approached.</summary>
    public string? From { get; set; }

    /// <summary>Texts of a record, field by field.</summary>
    public Dictionary<string, string> Fields { get; set; } = [];

    public string? Kind { get; set; }

    public string? Procedure { get; set; }

    public string? Stage { get; set; }

    public string? Unit { get; set; }

    /// <summary>Who holds which slot from the opening on; a list fills seats.</summary>
    public Dictionary<string, object> Slots { get; set; } = [];

    public string? Officer { get; set; }

    /// <summary>Who approved that an act is told late.</summary>
    public string? Late { get; set; }

    /// <summary>Who is told to have supervised an act.</summary>
    public string? Supervisor { get; set; }

    public int Seat { get; set; } = 1;

    /// <summary>
    /// Facts of an act; <c>$NAME</c> stands for the id of an officer, <c>=NAME</c> for that of another case.
    /// </summary>
    public Dictionary<string, string> Facts { get; set; } = [];

    public string? Place { get; set; }

    public string? At { get; set; }

    /// <summary>How many days ago it is said to have happened.</summary>
    public double? Ago { get; set; }

    /// <summary>The officer who asks for leave; without one, a log tells what happened.</summary>
    public string? AskedBy { get; set; }

    /// <summary>How often the same is submitted.</summary>
    public int Sent { get; set; } = 1;

    /// <summary>Which attempt it is: after the first it is not known what came of those before.</summary>
    public int Attempt { get; set; } = 1;

    /// <summary>The rules that refuse it; it is done where there are none.</summary>
    public List<string> Reasons { get; set; } = [];

    public string? Reply { get; set; }

    /// <summary>After this step: slot → who answers in the case that it was submitted to.</summary>
    public Dictionary<string, string> Answers { get; set; } = [];

    /// <summary>What to call it in a message.</summary>
    public string Called =>
        Act ?? Fill ?? Transfer ?? Draw ?? Mark ?? LiftMark ?? LeaveUnmarked
        ?? AskRecusal ?? GrantRecusal ?? DenyRecusal ?? Recuse ?? Close
        ?? HandOver ?? AcceptHandover ?? RefuseHandover ?? Recall ?? RecallSplit
        ?? (AnswerWarning is null ? Undelivered is null ? null : "undelivered" : "answer")
        ?? Supervise ?? Approach
        ?? Merge ?? AcceptMerge ?? CompleteMerge ?? Split ?? CompleteSplit ?? CatchUp ?? TellBurst ?? Read
        ?? Change?.Called ?? "open";

    /// <summary>The same of an officer or a unit.</summary>
    public Submission<TCommand> Asked<TCommand>(string id, TCommand command, ICorpusHost host) =>
        new(new(id), AskedBy is { } by ? host.Named(by) : Log, command)
        {
            Intent = AsRecord is not null || (AskedBy is null && Change is not { IsOfTheGrid: true })
                ? Intent.Record : Intent.Request,
        };

    public Submission<CaseCommand> Submission(PackName pack, string id, ICorpusHost host) =>
        new(new(id), AskedBy is { } by ? host.Named(by) : Log, Passing(host) ?? Command(pack, host))
        {
            Intent = AsRecord is not null || (AskedBy is null && TellBurst is null) ? Intent.Record : Intent.Request,
            Attempt = Attempt,
            At = At is { } at ? Timestamp.Parse(at)
                : Ago is { } days
                    ? new(host.Now.LocalTicks - TimeSpan.FromDays(days).Ticks, host.Now.OffsetMinutes)
                    : null,
        };

    /// <summary>What is said of a warning of a case as it stands; nothing where the step speaks of none.</summary>
    public Submission<CaseCommand>? OnWarning(string id, ICorpusHost host, CaseState state)
    {
        if ((AnswerWarning ?? Undelivered) is not { } to)
        {
            return null;
        }

        var warned = host.Named(to);
        var warning = state.Warnings.LastOrDefault(given => given.To == warned && given.Answer != WarningAnswer.None)
            ?? throw new InvalidDataException($"{to} was asked for nothing");
        return Undelivered is not null
            ? new(new(id), Log, new CaseCommand.ReportDelivery(warning.Sequence, HasFailed: true))
            : new(
                new(id),
                host.Named(InPlace ?? to),
                new CaseCommand.AnswerWarning(
                    warning.Sequence,
                    warning.Answer == WarningAnswer.Plan ? new("a plan", new string('0', 32)) : null));
    }

    private CaseCommand? Passing(ICorpusHost host) => this switch
    {
        { HandOver: { } unit } => new CaseCommand.HandOverCase(UnitId.Parse(unit), TextOf(Ground))
        {
            Designated = Designated,
        },
        { AcceptHandover: not null } => new CaseCommand.AcceptHandover(FillingsOf(host.Named))
        {
            Designated = Designated,
        },
        { RefuseHandover: { } grounds } => new CaseCommand.RefuseHandover(new(grounds, new string('0', 32))),
        { Recall: not null } => new CaseCommand.RecallCase(),
        { RecallSplit: { } part } => new CaseCommand.RecallCase { Split = host.CaseNamed(part) },
        { Merge: { } into } => new CaseCommand.MergeCase(host.CaseNamed(into), TextOf(Ground))
        {
            Duties = DutiesOf(Duties),
            Designated = Designated,
        },
        { AcceptMerge: { } from } => new CaseCommand.AcceptMerge(host.CaseNamed(from)) { Duties = DutiesOf(Duties) },
        { CompleteMerge: not null } => new CaseCommand.CompleteMerge(),
        { Split: { } to } => new CaseCommand.SplitCase(host.CaseNamed(to)),
        { CompleteSplit: { } to } => new CaseCommand.CompleteSplit(host.CaseNamed(to)),
        { Read: { } purpose } => new CaseCommand.ReadCase(new(purpose, new string('0', 32))),
        { TellBurst: { } row } => new CaseCommand.TellBurst(host.Named(Officer!), new(row)),
        { CatchUp: not null } => new CaseCommand.CatchUp(),
        { Mark: { } tag } => new CaseCommand.MarkCase(tag) { Facts = FactsOf(Facts, host) },
        { LiftMark: { } tag } => new CaseCommand.LiftMark(tag, TextOf(Ground)),
        { LeaveUnmarked: { } tag } => new CaseCommand.LeaveUnmarked(tag, TextOf(Ground)),
        _ => null,
    };

    private static ImmutableArray<DutyPassed> DutiesOf(Dictionary<string, string> duties) =>
        [.. duties.Select(pair => new DutyPassed(new(pair.Key), 1, new(pair.Value), 1))];

    private ImmutableArray<SlotFilling> FillingsOf(Func<string, OfficerId> named) =>
        [.. Slots.SelectMany(slot => Fillings(slot.Key, slot.Value, named))];

    private CaseCommand Command(PackName pack, ICorpusHost host)
    {
        Func<string, OfficerId> named = host.Named;
        OfficerId? officer = Officer is { } name ? named(name) : null;
        return this switch
        {
            { Open: { } facts } => new CaseCommand.OpenCase(pack)
            {
                Kind = Kind,
                Procedure = Procedure,
                Stage = Stage,
                Unit = Unit is { } unit ? UnitId.Parse(unit) : null,
                Facts = FactsOf(facts, host),
                Slots = FillingsOf(named),
                SplitFrom = SplitFrom is { } whole ? host.CaseNamed(whole) : null,
                Designated = Designated,
            },
            { Act: { } act } => new CaseCommand.RecordAct(act)
            {
                Officer = officer,
                Supervisor = Supervisor is { } over ? named(over) : null,
                Late = Late is { } approver
                    ? new LateRecord(named(approver), new("the file was found later", new string('0', 32)))
                    : null,
                Place = Place is { } place ? new Place(place) : null,
                Facts = FactsOf(Facts, host),
            },
            { Supervise: { } act } => new CaseCommand.SuperviseCase(act)
            {
                Officer = officer,
                Facts = FactsOf(Facts, host),
                Fields = FieldsOf(Fields),
            },
            { Approach: { } kind } => new CaseCommand.RecordApproach(kind)
            {
                Approaching = From is { } approaching ? named(approaching) : null,
                Officer = officer,
                Facts = FactsOf(Facts, host),
                Fields = FieldsOf(Fields),
            },
            { Fill: { } slot } => new CaseCommand.FillSlot(new(slot), officer!.Value, Seat)
            {
                Designated = Designated,
            },
            { Transfer: { } slot } => new CaseCommand.TransferResponsibility(new(slot), officer!.Value, TextOf(Ground))
            {
                Seat = Seat,
                Designated = Designated,
            },
            { Draw: { } slot } => new CaseCommand.DrawHolder(new(slot), Seat)
            {
                Pool = Unit is { } pool ? UnitId.Parse(pool) : null,
                Because = Because,
            },
            { Close: not null } => new CaseCommand.CloseCase(),
            { AskRecusal: { } of } => new CaseCommand.RequestRecusal(named(of), Ground!),
            { GrantRecusal: { } of } => new CaseCommand.DecideRecusal(named(of), IsGranted: true),
            { DenyRecusal: { } of } => new CaseCommand.DecideRecusal(named(of), IsGranted: false),
            { Recuse: { } of } => new CaseCommand.RecuseOfficer(named(of), Ground!),
            _ => throw new InvalidDataException("a step without a deed"),
        };
    }

    private static PersonalText? TextOf(string? text) => text is null ? null : new(text, new string('0', 32));

    private static ImmutableArray<NamedText> FieldsOf(Dictionary<string, string> fields) =>
        [.. fields.Select(pair => new NamedText(pair.Key, new(pair.Value, new string('0', 32))))];

    private static IEnumerable<SlotFilling> Fillings(string slot, object held, Func<string, OfficerId> named) =>
        held is IEnumerable<object> several
            ? several.Select((name, at) => new SlotFilling(new(slot), at + 1, named((string)name)))
            : [new SlotFilling(new(slot), 1, named((string)held))];

    private static long Days(string ago) => int.Parse(ago, CultureInfo.InvariantCulture) * TimeSpan.TicksPerDay;

    // `$ann` is an officer of the file, `=old` a case, `@5` the time five days ago.
    private static FactSet FactsOf(Dictionary<string, string> facts, ICorpusHost host) =>
        FactSet.Of(facts.Select(fact => new Fact(fact.Key, fact.Value switch
        {
            ['$', .. var officer] => host.Named(officer).Value,
            ['=', .. var other] => host.CaseNamed(other).Value,
            ['@', .. var ago] => (host.Now with { LocalTicks = host.Now.LocalTicks - Days(ago) }).ToString(),
            var value => value,
        })));
}
