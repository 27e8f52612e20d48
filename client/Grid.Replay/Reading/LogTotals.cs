namespace Grid.Replay.Reading;

/// <summary>A log in numbers. All but <paramref name="Quarantined"/> count the rows kept.</summary>
/// <param name="Cases">Cases with at least one act.</param>
/// <param name="Acts">Acts.</param>
/// <param name="Officers">Distinct officers who did an act, organs kept apart.</param>
/// <param name="ActsWithoutOfficer">Acts for which the log names nobody.</param>
/// <param name="Quarantined">Rows set aside.</param>
/// <param name="First">The earliest time of an act; nothing where there is no act.</param>
/// <param name="Last">The latest time of an act.</param>
public sealed record LogTotals(
    int Cases, int Acts, int Officers, int ActsWithoutOfficer, int Quarantined, string? First, string? Last);
