namespace Grid.Domain.Cases;

/// <summary>What was found when somebody, or the grid, looked whether a case is to be marked.</summary>
/// <param name="Sequence">The sequence of its entry.</param>
/// <param name="Tag">The mark.</param>
/// <param name="Finding">What came of it.</param>
/// <param name="Officer">Who looked; nothing where the grid did.</param>
/// <param name="At">When.</param>
[GenerateSerializer, Immutable, Alias("mark-on-record")]
public sealed record MarkOnRecord(int Sequence, string Tag, MarkFinding Finding, OfficerId? Officer, Timestamp At)
{
    /// <summary>The case that the mark came along from; nothing where it began here.</summary>
    [Id(0)]
    public CaseId? From { get; init; }

    /// <summary>The entry there that it came from, or the act here by which a log told of it.</summary>
    [Id(1)]
    public int? Entry { get; init; }

    /// <summary>Of whom the mark was set.</summary>
    [Id(2)]
    public ImmutableArray<OfficerId> Of { get; init; } = [];
}
