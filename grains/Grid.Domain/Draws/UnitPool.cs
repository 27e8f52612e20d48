namespace Grid.Domain.Draws;

/// <summary>Those of a unit among whom seats of a slot are drawn.</summary>
/// <param name="Slot">The slot.</param>
/// <param name="Members">Who they are, in the order of their ids.</param>
/// <param name="Sequence">The entry of the unit that says so.</param>
[GenerateSerializer, Immutable, Alias("unit-pool")]
public sealed record UnitPool(Slot Slot, ImmutableArray<PoolMember> Members, int Sequence);
