using Grid.Contracts.Views;
using Grid.Replay.Reading;

namespace Grid.Replay.Running;

/// <summary>A case of the log with the acts that the grid took, and what the grid then knew of it.</summary>
public sealed record CaseOutcome(LogCase Case, CaseView View);
