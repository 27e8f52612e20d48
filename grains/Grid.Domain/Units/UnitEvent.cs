namespace Grid.Domain.Units;

/// <summary>What can happen to a unit: its place in the tree, its posts, its end.</summary>
[GenerateSerializer, Immutable, Alias("unit-event")]
public abstract partial record UnitEvent
{
    private UnitEvent()
    {
    }
}
