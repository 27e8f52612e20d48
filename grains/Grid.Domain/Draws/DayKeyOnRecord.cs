namespace Grid.Domain.Draws;

/// <summary>A day's key as its unit remembers it.</summary>
/// <param name="Day">The day.</param>
/// <param name="Commitment">The SHA-256 of the key.</param>
/// <param name="Sequence">The entry that committed to it.</param>
/// <param name="At">When that was.</param>
[GenerateSerializer, Immutable, Alias("day-key-on-record")]
public sealed record DayKeyOnRecord(string Day, string Commitment, int Sequence, Timestamp At)
{
    /// <summary>What each of the unit's pools had to do then; it weighs in the draws of the day.</summary>
    [Id(0)]
    public ImmutableArray<Caseload> Caseloads { get; init; } = [];

    /// <summary>Whether the key has been told; then nothing is drawn by it any more.</summary>
    [Id(1)]
    public bool IsRevealed { get; init; }

    /// <summary>Whether it was committed to before its day began.</summary>
    public bool IsInTime => DayKeys.BeginOf(Day) is { } begin && At.CompareWith(begin) < 0;

    /// <summary>How many cases an officer had; none where nobody counted.</summary>
    public int CasesOf(OfficerId officer) =>
        Caseloads.FirstOrDefault(load => load.Officer == officer)?.Cases ?? 0;
}
