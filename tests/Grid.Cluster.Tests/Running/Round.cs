using Grid.Cluster.Tests.Faults;

namespace Grid.Cluster.Tests.Running;

/// <summary>One fault as it was made.</summary>
/// <param name="Fault">The fault.</param>
/// <param name="MadeAt">When it was made.</param>
/// <param name="HealedAt">When its cause was gone.</param>
/// <param name="EndedAt">When the next could come.</param>
internal sealed record Round(Fault Fault, DateTime MadeAt, DateTime HealedAt, DateTime EndedAt)
{
    /// <summary>What should not have happened.</summary>
    public ImmutableArray<string> Problems { get; init; } = [];

    /// <summary>Silos that ended by themselves.</summary>
    public ImmutableArray<string> Deaths { get; init; } = [];
}
