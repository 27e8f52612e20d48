namespace Grid.Domain.Officers;

/// <summary>So much of one thing by one officer in so short a time that somebody should look at it.</summary>
/// <param name="Row">The row of the pack that counts it.</param>
/// <param name="From">The first deed that is counted.</param>
/// <param name="Until">The last.</param>
/// <param name="Count">How many there were by then.</param>
[GenerateSerializer, Immutable, Alias("burst")]
public sealed record Burst(RuleId Row, Timestamp From, Timestamp Until, int Count)
{
    /// <summary>So many cases are named where there are more.</summary>
    public const int CasesNamedMax = 20;

    /// <summary>The cases, in the order of the deeds; of very many, the first.</summary>
    [Id(0)]
    public ImmutableArray<CaseId> Cases { get; init; } = [];

    /// <summary>The case of the last deed, in which it is told.</summary>
    [Id(1)]
    public CaseId Last { get; init; }

    /// <summary>The entry of the last deed.</summary>
    [Id(2)]
    public int Entry { get; init; }
}
