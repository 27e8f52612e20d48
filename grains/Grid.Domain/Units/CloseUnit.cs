namespace Grid.Domain.Units;

public abstract partial record UnitCommand
{
    /// <summary>Asks that the unit end. Its cases must have gone elsewhere.</summary>
    [GenerateSerializer, Immutable, Alias("unit.close-unit.v1")]
    public sealed record CloseUnit(PersonalText? Grounds = null) : UnitCommand
    {
        public override string Deed => "unit.close";

        public override ImmutableArray<PersonalText> Texts => TextsOf(Grounds);
    }
}

public abstract partial record UnitEvent
{
    /// <summary>The unit takes no case any more; whoever is still of it answers to what was above it.</summary>
    [GenerateSerializer, Immutable, Alias("unit.closed.v1")]
    public sealed record Closed(TextDigest? Grounds) : UnitEvent;
}

public static class CloseUnitRules
{
    public static readonly Rule<UnitQuestion<UnitCommand.CloseUnit>> HasNoOpenCase = new(
        new("close.unit-has-no-open-case"),
        RuleConcern.Law,
        question => question.Facts.OpenCases.IsEmpty
            ? Verdict.When(true)
            : new Verdict.Broken(Naming: string.Join(", ", question.Facts.OpenCases)),
        "the unit has open cases; hand them over, or merge the unit into another");

    public static readonly ImmutableArray<Rule<UnitQuestion<UnitCommand.CloseUnit>>> All =
        [.. UnitRules<UnitCommand.CloseUnit>.All, HasNoOpenCase];
}
