namespace Grid.Domain.Packs;

/// <summary>What the shell found when it compiled the content of a pack.</summary>
/// <param name="Problems">What is wrong with it, each with file, line and fix.</param>
public sealed record PackFacts(ImmutableArray<string> Problems)
{
    /// <summary>What the pack says of its publication.</summary>
    public Publication Publication { get; init; } = Publication.Plain;
}
