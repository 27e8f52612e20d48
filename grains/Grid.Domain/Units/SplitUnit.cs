namespace Grid.Domain.Units;

public abstract partial record UnitCommand
{
    /// <summary>Asks that some officers of the unit go to another one, with the cases that they hold.</summary>
    [GenerateSerializer, Immutable, Alias("unit.split-unit.v1")]
    public sealed record SplitUnit(UnitId To) : UnitCommand
    {
        [Id(0)]
        public ImmutableArray<OfficerId> Officers { get; init; } = [];

        public override string Deed => "unit.split";

        public override ImmutableArray<UnitId> Named => NamedOf(To);
    }
}

public abstract partial record UnitEvent
{
    /// <summary>The officers are of the other unit from here on; their cases follow.</summary>
    [GenerateSerializer, Immutable, Alias("unit.split.v1")]
    public sealed record Split(UnitId To) : UnitEvent
    {
        [Id(0)]
        public ImmutableArray<OfficerId> Officers { get; init; } = [];
    }
}

public static class SplitUnitRules
{
    public static readonly Rule<UnitQuestion<UnitCommand.SplitUnit>> SomebodyGoes = new(
        new("split.somebody-goes"),
        RuleConcern.Form,
        question => Verdict.When(
            !question.Command.Officers.IsEmpty && question.Command.To != question.Subject
            && question.Command.Officers.Distinct().Count() == question.Command.Officers.Length),
        "name the officers who go, each once, and another unit that they go to");

    /// <summary>Who leads the unit is not sent away from it in passing.</summary>
    public static readonly Rule<UnitQuestion<UnitCommand.SplitUnit>> LeadersStay = new(
        new("split.leaders-stay"),
        RuleConcern.Law,
        question => Verdict.When(!question.Command.Officers.Any(officer =>
            Enum.GetValues<UnitPost>().Any(post => question.State.Holder(post) == officer))),
        "an officer who goes holds a post of the unit; relieve them of it first");

    public static readonly ImmutableArray<Rule<UnitQuestion<UnitCommand.SplitUnit>>> All =
        [.. UnitRules<UnitCommand.SplitUnit>.All, SomebodyGoes, LeadersStay];
}
