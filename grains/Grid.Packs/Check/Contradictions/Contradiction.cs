using NodaTime;

namespace Grid.Packs.Check.Contradictions;

/// <summary>Demands that cannot all be kept.</summary>
/// <param name="Bonds">The demands.</param>
/// <param name="Orders">How many orderings of their events were tried.</param>
internal sealed record Contradiction(ImmutableArray<Bond> Bonds, int Orders)
{
    /// <summary>The day of a beginning with which they cannot be kept; nothing where none will do.</summary>
    public LocalDate? Only { get; init; }

    /// <summary>Whether they can be kept once the terms are extended.</summary>
    public bool IsMendedByExtension { get; init; }

    /// <summary>An event that mends it as it moves their clocks; nothing where none does.</summary>
    public string? MendedBy { get; init; }

    /// <summary>The event without which they could be kept: it moves one clock and not the other.</summary>
    public string? Once { get; init; }

    public ImmutableArray<string> Events => [.. Bonds.Select(bond => bond.From).Distinct(StringComparer.Ordinal)];
}
