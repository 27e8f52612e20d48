using Grid.Domain.Rules.Organisation;

namespace Grid.Domain.Units;

public abstract partial record UnitCommand
{
    /// <summary>Asks that another unit be above this one, or none.</summary>
    [GenerateSerializer, Immutable, Alias("unit.move-unit.v1")]
    public sealed record MoveUnit(TieKind Tie, UnitId? To) : UnitCommand
    {
        public override string Deed => "unit.move";

        public override ImmutableArray<UnitId> Named => NamedOf(To);
    }
}

public abstract partial record UnitEvent
{
    /// <summary>Another unit is above this one by a tie.</summary>
    [GenerateSerializer, Immutable, Alias("unit.moved.v1")]
    public sealed record Moved(TieKind Tie, UnitId? From, UnitId? To) : UnitEvent;
}

public static class MoveUnitRules
{
    public static readonly Rule<UnitQuestion<UnitCommand.MoveUnit>> TieIsLawful = new(
        new("unit.tie-is-lawful"),
        RuleConcern.Law,
        question => Verdict.When(
            question.Command.To is not { } to || UnitRules<UnitCommand.MoveUnit>.MayHang(
                question.Pack, question.State.Organ, (question.Command.Tie, question.Facts.Unit(to).Organ))),
        "the pack lets no organ of this type be led or supervised by one of the other's type");

    public static readonly ImmutableArray<Rule<UnitQuestion<UnitCommand.MoveUnit>>> All =
    [
        .. UnitRules<UnitCommand.MoveUnit>.All, UnitRules<UnitCommand.MoveUnit>.IsNotUnderItself, TieIsLawful,
    ];
}
