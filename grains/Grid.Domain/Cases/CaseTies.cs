namespace Grid.Domain.Cases;

/// <summary>Which other cases a case was merged with or split from. Acts stay where they were put on record.</summary>
[GenerateSerializer, Immutable, Alias("case-ties")]
public sealed record CaseTies
{
    /// <summary>A case that was never joined with another.</summary>
    public static readonly CaseTies None = new();

    /// <summary>The case that goes on in the place of this one.</summary>
    [Id(0)]
    public CaseId? MergedInto { get; init; }

    /// <summary>In which seats there the duties of this case are answered for.</summary>
    [Id(1)]
    public ImmutableArray<DutyPassed> Duties { get; init; } = [];

    /// <summary>The cases that go on in this one, each as it stood when it was taken in.</summary>
    [Id(2)]
    public ImmutableArray<TakenIn> MergedFrom { get; init; } = [];

    /// <summary>The case this one was split from.</summary>
    [Id(3)]
    public CaseId? SplitFrom { get; init; }

    /// <summary>The cases that are to be split off and are not opened yet, as far as this one knows.</summary>
    [Id(4)]
    public ImmutableArray<CaseId> SplitProposed { get; init; } = [];

    /// <summary>The cases that were split off.</summary>
    [Id(5)]
    public ImmutableArray<CaseId> SplitInto { get; init; } = [];

    /// <summary>The same, where a case is not to be split off after all.</summary>
    public CaseTies WithoutSplit(CaseId to) => this with { SplitProposed = SplitProposed.Remove(to) };

    /// <summary>How the other case was taken in; nothing where it was not.</summary>
    public TakenIn? Taken(CaseId from) => MergedFrom.FirstOrDefault(taken => taken.From == from);
}
