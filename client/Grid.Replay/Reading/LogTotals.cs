namespace Grid.Replay.Reading;

/// <summary>A log in numbers. All but <see cref="Quarantined"/> count the rows kept.</summary>
/// <param name="Cases">Cases with at least one act.</param>
/// <param name="Acts">Acts.</param>
/// <param name="Officers">Distinct officers who did an act, organs kept apart.</param>
public sealed record LogTotals(int Cases, int Acts, int Officers)
{
    /// <summary>Acts for which the log names nobody.</summary>
    public int ActsWithoutOfficer { get; init; }

    /// <summary>Rows set aside.</summary>
    public int Quarantined { get; init; }

    /// <summary>Names that persons of several organs bear, who are kept apart.</summary>
    public int NamesInSeveralOrgans { get; init; }

    /// <summary>The earliest time of an act; nothing where there is no act.</summary>
    public string? First { get; init; }

    /// <summary>The latest time of an act.</summary>
    public string? Last { get; init; }
}
