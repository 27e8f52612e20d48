namespace Grid.Domain.Rules.Organisation;

/// <summary>A type of organ.</summary>
/// <param name="Organ">Its name in the pack.</param>
public sealed record OrganEntry(string Organ)
{
    public required string Title { get; init; }

    /// <summary>Its levels from the top down; none where it has but one.</summary>
    public ImmutableArray<string> Levels { get; init; } = [];

    /// <summary>Who leads it and who supervises it: two different relations.</summary>
    public ImmutableArray<OrganTie> Ties { get; init; } = [];

    /// <summary>The powers it has in cases.</summary>
    public ImmutableArray<Power> Powers { get; init; } = [];

    /// <summary>The subdivisions inside it that rows speak of.</summary>
    public ImmutableArray<string> Units { get; init; } = [];

    public LegalSource? Source { get; init; }

    public Clocks.Confidence Confidence { get; init; } = Clocks.Confidence.Sure;
}
