namespace Grid.Replay.Mapping;

/// <summary>Which fields of one row or event make an act. What is not named is not read.</summary>
/// <param name="Case">The case the act belongs to.</param>
/// <param name="Act">What was done.</param>
/// <param name="At">When it was done.</param>
public sealed record ActFields(string Case, string Act, TimeField At)
{
    /// <summary>Who did it; a blank value names no person.</summary>
    public string? Officer { get; init; }

    /// <summary>What the acts of a case are ordered by; else they stand in the log's own order.</summary>
    public string? Order { get; init; }

    /// <summary>Who was to watch over it.</summary>
    public string? Supervisor { get; init; }

    /// <summary>The stage of the case in which it was done.</summary>
    public StageField? Stage { get; init; }

    /// <summary>When it was written down.</summary>
    public TimeField? RecordedAt { get; init; }

    /// <summary>By when it was to be done.</summary>
    public TimeField? Due { get; init; }

    /// <summary>Whether acts are recorded or asked for.</summary>
    public IntentSource Intent { get; init; } = new IntentSource.Constant(Domain.Vocabulary.Intent.Record);

    /// <summary>Whatever else the rules ask for; sorted by name.</summary>
    public ImmutableArray<FactField> Facts { get; init; } = [];
}
