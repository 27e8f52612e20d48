namespace Grid.Contracts.Views;

/// <summary>Who answered for a case at an instant, as known at another.</summary>
[GenerateSerializer, Immutable, Alias("who-answer")]
public sealed record WhoAnswer(CaseId Case, Timestamp At, Timestamp Known)
{
    /// <summary>Whether the case was known at all.</summary>
    [Id(0)]
    public bool IsKnown { get; init; }

    /// <summary>
    /// What is wrong with the stored entries, where a stream is sealed for damage; nothing else is told then.
    /// </summary>
    [Id(1)]
    public string? Damage { get; init; }

    /// <summary>The answer for each slot that the pack requires or that was ever held.</summary>
    [Id(2)]
    public ImmutableArray<WhoSlot> Slots { get; init; } = [];

    /// <summary>The case in which this one was answered for at that instant, where it had been merged.</summary>
    [Id(3)]
    public CaseId? MergedInto { get; init; }
}
