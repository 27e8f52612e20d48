namespace Grid.Replay.Report.Figures;

/// <summary>An officer as the log names them, organs kept apart.</summary>
public readonly record struct OfficerName(string? Organ, string Name)
{
    public override string ToString() => Organ is null ? Name : $"{Name} · {Organ}";
}
