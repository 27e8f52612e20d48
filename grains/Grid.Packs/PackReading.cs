namespace Grid.Packs;

/// <summary>The content of a pack, or what is wrong with its files: one of the two is there.</summary>
public sealed record PackReading(PackContent? Content, ImmutableArray<PackProblem> Problems);
