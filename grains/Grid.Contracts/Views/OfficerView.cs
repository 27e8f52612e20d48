namespace Grid.Contracts.Views;

/// <summary>An officer as they stand, with every seat they answer in.</summary>
[GenerateSerializer, Immutable, Alias("officer-view")]
public sealed record OfficerView(OfficerId Id, OfficerState State)
{
    /// <summary>
    /// What is wrong with the stored entries, where the stream is sealed for damage; nothing else is told then.
    /// </summary>
    [Id(0)]
    public string? Damage { get; init; }

    /// <summary>The standing now.</summary>
    [Id(1)]
    public Standing Standing { get; init; }

    /// <summary>The powers held now.</summary>
    [Id(2)]
    public ImmutableArray<Power> Powers { get; init; } = [];

    /// <summary>Every seat held, or held in somebody's place.</summary>
    [Id(3)]
    public ImmutableArray<LiveResponsibility> Responsibilities { get; init; } = [];

    /// <summary>How much that is, by the pack.</summary>
    [Id(5)]
    public WorkloadView Workload { get; init; } = WorkloadView.None;

    /// <summary>The size of each lane for which the responsibilities are true, by number of the lane.</summary>
    [Id(4)]
    public ImmutableArray<long> TrueFor { get; init; } = [];
}
