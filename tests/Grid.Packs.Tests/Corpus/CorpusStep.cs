namespace Grid.Packs.Tests.Corpus;

/// <summary>One submission. Exactly one of the deeds is named.</summary>
internal sealed class CorpusStep
{
    private static readonly AskerId Log = AskerId.Parse("system:log");

    /// <summary>The deed of opening, with the facts of the case.</summary>
    public Dictionary<string, string>? Open { get; set; }

    /// <summary>An act by its name.</summary>
    public string? Act { get; set; }

    /// <summary>A slot to fill by <see cref="Officer"/>.</summary>
    public string? Fill { get; set; }

    /// <summary>A slot to hand over to <see cref="Officer"/>.</summary>
    public string? Transfer { get; set; }

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

    public string? Kind { get; set; }

    public string? Procedure { get; set; }

    public string? Stage { get; set; }

    public string? Unit { get; set; }

    /// <summary>Who holds which slot from the opening on; a list fills seats.</summary>
    public Dictionary<string, object> Slots { get; set; } = [];

    public string? Officer { get; set; }

    public int Seat { get; set; } = 1;

    /// <summary>Facts of an act; <c>$NAME</c> stands for the id of an officer.</summary>
    public Dictionary<string, string> Facts { get; set; } = [];

    public string? Place { get; set; }

    public string? At { get; set; }

    /// <summary>The officer who asks for leave; without one, a log tells what happened.</summary>
    public string? AskedBy { get; set; }

    /// <summary>How often the same is submitted.</summary>
    public int Sent { get; set; } = 1;

    /// <summary>The rules that refuse it; it is done where there are none.</summary>
    public List<string> Reasons { get; set; } = [];

    public string? Reply { get; set; }

    /// <summary>What to call it in a message.</summary>
    public string Called =>
        Act ?? Fill ?? Transfer ?? AskRecusal ?? GrantRecusal ?? DenyRecusal ?? Recuse ?? Close ?? "open";

    public Submission<CaseCommand> Submission(PackName pack, string id, Func<string, OfficerId> named) =>
        new(new(id), AskedBy is { } by ? named(by) : Log, Command(pack, named))
        {
            Intent = AskedBy is null ? Intent.Record : Intent.Request,
            At = At is { } at ? Timestamp.Parse(at) : null,
        };

    private CaseCommand Command(PackName pack, Func<string, OfficerId> named)
    {
        OfficerId? officer = Officer is { } name ? named(name) : null;
        return this switch
        {
            { Open: { } facts } => new CaseCommand.OpenCase(pack)
            {
                Kind = Kind,
                Procedure = Procedure,
                Stage = Stage,
                Unit = Unit is { } unit ? UnitId.Parse(unit) : null,
                Facts = FactsOf(facts, named),
                Slots = [.. Slots.SelectMany(slot => Fillings(slot.Key, slot.Value, named))],
            },
            { Act: { } act } => new CaseCommand.RecordAct(act)
            {
                Officer = officer,
                Place = Place is { } place ? new Place(place) : null,
                Facts = FactsOf(Facts, named),
            },
            { Fill: { } slot } => new CaseCommand.FillSlot(new(slot), officer!.Value, Seat),
            { Transfer: { } slot } => new CaseCommand.TransferResponsibility(new(slot), officer!.Value) { Seat = Seat },
            { Close: not null } => new CaseCommand.CloseCase(),
            { AskRecusal: { } of } => new CaseCommand.RequestRecusal(named(of), Ground!),
            { GrantRecusal: { } of } => new CaseCommand.DecideRecusal(named(of), IsGranted: true),
            { DenyRecusal: { } of } => new CaseCommand.DecideRecusal(named(of), IsGranted: false),
            { Recuse: { } of } => new CaseCommand.RecuseOfficer(named(of), Ground!),
            _ => throw new InvalidDataException("a step without a deed"),
        };
    }

    private static IEnumerable<SlotFilling> Fillings(string slot, object held, Func<string, OfficerId> named) =>
        held is IEnumerable<object> several
            ? several.Select((name, at) => new SlotFilling(new(slot), at + 1, named((string)name)))
            : [new SlotFilling(new(slot), 1, named((string)held))];

    private static FactSet FactsOf(Dictionary<string, string> facts, Func<string, OfficerId> named) =>
        FactSet.Of(facts.Select(fact => new Fact(
            fact.Key, fact.Value is ['$', .. var name] ? named(name).Value : fact.Value)));
}
