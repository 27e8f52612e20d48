namespace Grid.Domain.Cases;

/// <summary>What a case remembers of the recusal of an officer.</summary>
/// <param name="Officer">The officer.</param>
/// <param name="RequestedAt">When it was asked for; or decided, where nobody had asked.</param>
[GenerateSerializer, Immutable, Alias("recusal-on-record")]
public sealed record RecusalOnRecord(OfficerId Officer, Timestamp RequestedAt)
{
    /// <summary>The ground, as the pack names it.</summary>
    [Id(0)]
    public string? Ground { get; init; }

    /// <summary>Whether the officer must step out; nothing while it is not decided.</summary>
    [Id(1)]
    public bool? IsGranted { get; init; }

    [Id(2)]
    public Timestamp? DecidedAt { get; init; }

    /// <summary>The case that it came along from; nothing where it was decided here.</summary>
    [Id(3)]
    public CaseId? From { get; init; }
}
