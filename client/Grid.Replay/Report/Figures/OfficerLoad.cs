namespace Grid.Replay.Report.Figures;

/// <summary>How much work passed through an officer's hands.</summary>
public sealed record OfficerLoad(string Name, int Acts, int Cases);
