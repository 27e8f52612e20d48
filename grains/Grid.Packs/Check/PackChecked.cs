namespace Grid.Packs.Check;

/// <summary>What the check of a pack found.</summary>
/// <param name="Pack">The pack; nothing where it does not compile, and then only the compiler has looked.</param>
/// <param name="Holes">The holes, by file and line.</param>
public sealed record PackChecked(RulePack? Pack, ImmutableArray<PackHole> Holes)
{
    /// <summary>Whether no hole is an error.</summary>
    public bool IsWhole => Count(HoleWeight.Error) == 0;

    public int Count(HoleWeight weight) => Holes.Count(hole => hole.Weight == weight);
}
