namespace Grid.Domain.Units;

public abstract partial record UnitCommand
{
    /// <summary>Asks that the unit go on in another, with its officers and its cases.</summary>
    [GenerateSerializer, Immutable, Alias("unit.merge-unit.v1")]
    public sealed record MergeUnit(UnitId Into) : UnitCommand
    {
        public override string Deed => "unit.merge";

        public override ImmutableArray<UnitId> Named => NamedOf(Into);
    }
}

public abstract partial record UnitEvent
{
    /// <summary>
    /// From here on the other unit's posts stand above the officers of this one; its cases follow, each with an entry
    /// of its own.
    /// </summary>
    [GenerateSerializer, Immutable, Alias("unit.merged.v1")]
    public sealed record Merged(UnitId Into) : UnitEvent;
}

public static class MergeUnitRules
{
    public static readonly ImmutableArray<Rule<UnitQuestion<UnitCommand.MergeUnit>>> All =
        [.. UnitRules<UnitCommand.MergeUnit>.All, UnitRules<UnitCommand.MergeUnit>.IsNotUnderItself];
}
