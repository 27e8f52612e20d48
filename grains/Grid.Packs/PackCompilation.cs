namespace Grid.Packs;

/// <summary>A compiled pack, or everything that is wrong with its content: one of the two is there.</summary>
public sealed record PackCompilation(RulePack? Pack, ImmutableArray<PackProblem> Problems);
