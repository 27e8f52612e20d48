namespace Grid.Packs.Tests.Corpus;

/// <summary>What happens to an officer or a unit amid a story. Exactly one is named.</summary>
internal sealed class CorpusChange
{
    /// <summary>An officer who is suspended.</summary>
    public string? Suspend { get; set; }

    /// <summary>An officer who acts again.</summary>
    public string? Reinstate { get; set; }

    /// <summary>An officer who plans a leave.</summary>
    public string? PlanLeave { get; set; }

    /// <summary>An officer who goes on leave.</summary>
    public string? Leave { get; set; }

    /// <summary>An officer who is back.</summary>
    public string? Return { get; set; }

    /// <summary>An officer who plans to go for good.</summary>
    public string? PlanDeparture { get; set; }

    /// <summary>An officer who goes for good.</summary>
    public string? Depart { get; set; }

    /// <summary>An officer who changes into the class <see cref="As"/>, under <see cref="Supervisor"/>.</summary>
    public string? Reclass { get; set; }

    public string? As { get; set; }

    public string? Supervisor { get; set; }

    /// <summary>A unit that is registered.</summary>
    public string? Register { get; set; }

    /// <summary>A unit that goes on in <see cref="Into"/>.</summary>
    public string? Merge { get; set; }

    public string? Into { get; set; }

    /// <summary>A unit that is closed.</summary>
    public string? Close { get; set; }

    /// <summary>A unit of which <see cref="Officer"/> becomes the head.</summary>
    public string? Head { get; set; }

    public string? Officer { get; set; }

    /// <summary>What to call it in a message.</summary>
    public string Called => Who ?? Where ?? "nobody";

    private string? Who => Suspend ?? Reinstate ?? PlanLeave ?? Leave ?? Return ?? PlanDeparture ?? Depart ?? Reclass;

    private string? Where => Register ?? Merge ?? Close ?? Head;

    /// <summary>The officer and what is asked; nothing where it is of a unit.</summary>
    public (string Officer, OfficerCommand Command)? OfOfficer(PackName pack, ICorpusHost host) => this switch
    {
        { Suspend: { } who } => (who, new OfficerCommand.SuspendOfficer()),
        { Reinstate: { } who } => (who, new OfficerCommand.ReinstateOfficer()),
        { PlanLeave: { } who } => (who, new OfficerCommand.PlanLeaving(Leaving.Leave)),
        { Leave: { } who } => (who, new OfficerCommand.LeaveOffice(Leaving.Leave)),
        { Return: { } who } => (who, new OfficerCommand.ReturnToOffice()),
        { PlanDeparture: { } who } => (who, new OfficerCommand.PlanLeaving(Leaving.Departure)),
        { Depart: { } who } => (who, new OfficerCommand.LeaveOffice(Leaving.Departure)),
        { Reclass: { } who } => (who, new OfficerCommand.RegisterOfficer(pack, Standing.Active)
        {
            Class = As,
            Supervisor = Supervisor is { } above ? host.Named(above) : null,
        }),
        _ => null,
    };

    /// <summary>The unit and what is asked.</summary>
    public (UnitId Unit, UnitCommand Command) OfUnit(PackName pack, ICorpusHost host) => this switch
    {
        { Register: { } unit } => (UnitId.Parse(unit), new UnitCommand.RegisterUnit(pack)),
        { Merge: { } unit } => (UnitId.Parse(unit), new UnitCommand.MergeUnit(UnitId.Parse(Into!))),
        { Close: { } unit } => (UnitId.Parse(unit), new UnitCommand.CloseUnit()),
        { Head: { } unit } =>
            (UnitId.Parse(unit), new UnitCommand.AppointToPost(UnitPost.Head, host.Named(Officer!))),
        _ => throw new InvalidDataException("a change of nobody"),
    };
}
