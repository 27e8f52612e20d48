using Grid.Domain.Draws;

namespace Grid.Domain.Units;

public abstract partial record UnitCommand
{
    /// <summary>Says among whom of the unit seats of a slot are drawn from now on.</summary>
    [GenerateSerializer, Immutable, Alias("unit.set-pool.v1")]
    public sealed record SetPool(Slot Slot) : UnitCommand
    {
        [Id(0)]
        public ImmutableArray<PoolMember> Members { get; init; } = [];

        public override string Deed => "unit.set-pool";

        /// <summary>The members in the order in which they have their lots.</summary>
        internal ImmutableArray<PoolMember> Sorted =>
            [.. Members.OrderBy(member => member.Officer.Value, StringComparer.Ordinal)];
    }
}

public abstract partial record UnitEvent
{
    /// <summary>Seats of a slot are drawn among these from now on.</summary>
    [GenerateSerializer, Immutable, Alias("unit.pool-set.v1")]
    public sealed record PoolSet(Slot Slot) : UnitEvent
    {
        [Id(0)]
        public ImmutableArray<PoolMember> Members { get; init; } = [];
    }
}

public static class SetPoolRules
{
    public static readonly Rule<UnitQuestion<UnitCommand.SetPool>> SlotIsListed = new(
        new("pool.slot-is-listed"),
        RuleConcern.Form,
        question => Verdict.When(question.Pack.SlotNamed(question.Command.Slot) is not null),
        "the pack has no such slot");

    public static readonly Rule<UnitQuestion<UnitCommand.SetPool>> MembersAreTold = new(
        new("pool.members-are-told"),
        RuleConcern.Form,
        question => Verdict.When(
            question.Command.Members.All(member => member.Share is >= 1 and <= PoolMember.Full)
            && question.Command.Members.DistinctBy(member => member.Officer).Count()
                == question.Command.Members.Length),
        "name each member once, with a share from 1 to 100");

    public static readonly ImmutableArray<Rule<UnitQuestion<UnitCommand.SetPool>>> All =
        [.. UnitRules<UnitCommand.SetPool>.All, SlotIsListed, MembersAreTold];
}
