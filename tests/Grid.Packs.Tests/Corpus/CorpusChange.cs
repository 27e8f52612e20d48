using Grid.Domain.Draws;

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

    /// <summary>
    /// An officer who changes into the class <see cref="As"/>, in <see cref="Unit"/>, under <see cref="Supervisor"/>.
    /// </summary>
    public string? Reclass { get; set; }

    public string? As { get; set; }

    public string? Unit { get; set; }

    public string? Supervisor { get; set; }

    /// <summary>
    /// A unit that is registered, of the type <see cref="Organ"/>, led by the unit <see cref="Under"/>.
    /// </summary>
    public string? Register { get; set; }

    public string? Under { get; set; }

    public string? Organ { get; set; }

    /// <summary>A unit that goes on in <see cref="Into"/>.</summary>
    public string? Merge { get; set; }

    public string? Into { get; set; }

    /// <summary>A unit that is closed.</summary>
    public string? Close { get; set; }

    /// <summary>A unit of which <see cref="Officer"/> becomes the head.</summary>
    public string? Head { get; set; }

    public string? Officer { get; set; }

    /// <summary>A unit in which seats of <see cref="Slot"/> are drawn among <see cref="Members"/>.</summary>
    public string? Pool { get; set; }

    public string? Slot { get; set; }

    public List<string> Members { get; set; } = [];

    /// <summary>A unit that is bound to a key of tomorrow, or of so many days <see cref="After"/>.</summary>
    public string? CommitKey { get; set; }

    /// <summary>A unit of which the grid tells the key of today, or of so many days <see cref="After"/>.</summary>
    public string? RevealKey { get; set; }

    public int? After { get; set; }

    /// <summary>A key, where it is not the one that the unit has for the day.</summary>
    public string? Key { get; set; }

    /// <summary>A row by which <see cref="Officer"/> has done so many <see cref="Times"/> at once.</summary>
    public string? Burst { get; set; }

    public int Times { get; set; }

    public int Seconds { get; set; }

    /// <summary>Whether the grid itself asks for it, and nobody tells of it.</summary>
    public bool IsOfTheGrid => CommitKey is not null || RevealKey is not null || Burst is not null;

    /// <summary>What to call it in a message.</summary>
    public string Called => Who ?? Where ?? "nobody";

    private string? Who =>
        Suspend ?? Reinstate ?? PlanLeave ?? Leave ?? Return ?? PlanDeparture ?? Depart ?? Reclass ?? Burst;

    private string? Where => Register ?? Merge ?? Close ?? Head ?? Pool ?? CommitKey ?? RevealKey;

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
            Unit = Unit is { } unit ? UnitId.Parse(unit) : null,
            Supervisor = Supervisor is { } above ? host.Named(above) : null,
        }),
        { Burst: { } row } => (Officer!, new OfficerCommand.NoteBurst(
            pack, new(new(row), host.Now, Later(host.Now, Seconds), Times)
            {
                Cases = [host.CaseNamed("")],
                Last = host.CaseNamed(""),
                Entry = 1,
            })),
        _ => null,
    };

    /// <summary>The unit and what is asked.</summary>
    public (UnitId Unit, UnitCommand Command) OfUnit(PackName pack, ICorpusHost host) => this switch
    {
        { Register: { } unit } => (UnitId.Parse(unit), new UnitCommand.RegisterUnit(pack)
        {
            Organ = Organ,
            Lead = Under is { } above ? UnitId.Parse(above) : null,
        }),
        { Merge: { } unit } => (UnitId.Parse(unit), new UnitCommand.MergeUnit(UnitId.Parse(Into!))),
        { Close: { } unit } => (UnitId.Parse(unit), new UnitCommand.CloseUnit()),
        { Head: { } unit } =>
            (UnitId.Parse(unit), new UnitCommand.AppointToPost(UnitPost.Head, host.Named(Officer!))),
        { Pool: { } unit } => (UnitId.Parse(unit), new UnitCommand.SetPool(new(Slot!))
        {
            Members = [.. Members.Select(member => new PoolMember(host.Named(member)))],
        }),
        { CommitKey: { } unit } => (UnitId.Parse(unit), new UnitCommand.CommitDayKey(
            DayKeys.DayOf(host.Now, After ?? 1),
            DayKeys.CommitmentTo(Key ?? DrawKeys.KeyOf(UnitId.Parse(unit), host.Now, After ?? 1)))),
        { RevealKey: { } unit } => (UnitId.Parse(unit), new UnitCommand.RevealDayKey(
            DayKeys.DayOf(host.Now, After ?? 0),
            Key ?? DrawKeys.KeyOf(UnitId.Parse(unit), host.Now, After ?? 0))),
        _ => throw new InvalidDataException("a change of nobody"),
    };

    private static Timestamp Later(Timestamp at, int seconds) =>
        new(at.LocalTicks + (seconds * TimeSpan.TicksPerSecond), at.OffsetMinutes);
}
