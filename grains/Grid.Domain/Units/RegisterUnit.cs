using Grid.Domain.Rules.Organisation;

namespace Grid.Domain.Units;

public abstract partial record UnitCommand
{
    /// <summary>Asks that a unit be known to the grid, in its place in the tree.</summary>
    /// <param name="Pack">The pack whose types of organs it is of.</param>
    [GenerateSerializer, Immutable, Alias("unit.register-unit.v1")]
    public sealed record RegisterUnit(PackName Pack) : UnitCommand
    {
        /// <summary>The type of organ that it is, or is a subdivision of.</summary>
        [Id(0)]
        public string? Organ { get; init; }

        [Id(1)]
        public string? Name { get; init; }

        /// <summary>The unit that directs it.</summary>
        [Id(2)]
        public UnitId? Lead { get; init; }

        /// <summary>The unit that only looks after its work.</summary>
        [Id(3)]
        public UnitId? Supervise { get; init; }

        public override string Deed => "unit.register";

        public override ImmutableArray<UnitId> Named => NamedOf(Lead, Supervise);
    }
}

public abstract partial record UnitEvent
{
    /// <summary>The grid knows the unit.</summary>
    [GenerateSerializer, Immutable, Alias("unit.registered.v1")]
    public sealed record Registered(PackName Pack) : UnitEvent
    {
        [Id(0)]
        public string? Organ { get; init; }

        [Id(1)]
        public string? Name { get; init; }

        [Id(2)]
        public UnitId? Lead { get; init; }

        [Id(3)]
        public UnitId? Supervise { get; init; }
    }
}

public static class RegisterUnitRules
{
    public static readonly Rule<UnitQuestion<UnitCommand.RegisterUnit>> UnitIsNew = new(
        new("unit.is-new"),
        RuleConcern.Form,
        question => Verdict.When(
            question.State.Status == UnitStatus.None
            || (question.State.Status == UnitStatus.Open
                && (question.State.Lead, question.State.Supervise)
                    == (question.Command.Lead, question.Command.Supervise))),
        "a unit of this id has been registered already; move, merge or close it instead");

    public static readonly Rule<UnitQuestion<UnitCommand.RegisterUnit>> OrganIsListed = new(
        new("unit.organ-is-listed"),
        RuleConcern.Form,
        question => Verdict.When(
            question.Command.Organ is not { } organ
            || question.Pack.Organisation.Organs.Any(entry => entry.Organ == organ)),
        "the pack does not list this type of organ");

    public static readonly Rule<UnitQuestion<UnitCommand.RegisterUnit>> TiesAreLawful = new(
        new("unit.ties-are-lawful"),
        RuleConcern.Law,
        question => Verdict.When(
            Hangs(question, TieKind.Lead, question.Command.Lead)
            && Hangs(question, TieKind.Supervise, question.Command.Supervise)),
        "the pack lets no organ of this type be led or supervised by one of the other's type");

    public static readonly ImmutableArray<Rule<UnitQuestion<UnitCommand.RegisterUnit>>> All =
    [
        .. UnitRules<UnitCommand.RegisterUnit>.OfAsker, UnitIsNew, OrganIsListed, TiesAreLawful,
        UnitRules<UnitCommand.RegisterUnit>.NamedAreOpen, UnitRules<UnitCommand.RegisterUnit>.IsNotUnderItself,
    ];

    private static bool Hangs(UnitQuestion<UnitCommand.RegisterUnit> question, TieKind tie, UnitId? above) =>
        above is not { } id || UnitRules<UnitCommand.RegisterUnit>.MayHang(
            question.Pack, question.Command.Organ, (tie, question.Facts.Unit(id).Organ));
}
