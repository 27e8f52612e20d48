namespace Grid.Grains.Tests.Corpus;

/// <summary>One submission. Exactly one of the deeds is named.</summary>
internal sealed class CorpusStep
{
    private static readonly AskerId Log = AskerId.Parse("system:log");

    /// <summary>The deed of opening, with the facts of the case.</summary>
    public Dictionary<string, string>? Open { get; set; }

    /// <summary>The kind of a case that is opened.</summary>
    public string? Kind { get; set; }

    /// <summary>An act by its name.</summary>
    public string? Act { get; set; }

    /// <summary>A slot to fill by <see cref="Officer"/>.</summary>
    public string? Fill { get; set; }

    /// <summary>A slot to hand over to <see cref="Officer"/>.</summary>
    public string? Transfer { get; set; }

    /// <summary>Any text: the case is closed.</summary>
    public string? Close { get; set; }

    /// <summary>Who holds which slot from the opening on.</summary>
    public Dictionary<string, string> Slots { get; set; } = [];

    public string? Officer { get; set; }

    /// <summary>Facts of an act.</summary>
    public Dictionary<string, string> Facts { get; set; } = [];

    public string? Place { get; set; }

    public string? At { get; set; }

    /// <summary>The officer who asks for leave; without one, a log tells what happened.</summary>
    public string? AskedBy { get; set; }

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
                Facts = FactsOf(facts),
                Slots = [.. Slots.Select(slot => new SlotFilling(new(slot.Key), 1, named(slot.Value)))],
            },
            { Act: { } act } => new CaseCommand.RecordAct(act)
            {
                Officer = officer,
                Place = Place is { } place ? new Place(place) : null,
                Facts = FactsOf(Facts),
            },
            { Fill: { } slot } => new CaseCommand.FillSlot(new(slot), officer!.Value),
            { Transfer: { } slot } => new CaseCommand.TransferResponsibility(new(slot), officer!.Value),
            { Close: not null } => new CaseCommand.CloseCase(),
            _ => throw new InvalidDataException("a step without a deed"),
        };
    }

    private static FactSet FactsOf(Dictionary<string, string> facts) =>
        FactSet.Of(facts.Select(fact => new Fact(fact.Key, fact.Value)));
}
