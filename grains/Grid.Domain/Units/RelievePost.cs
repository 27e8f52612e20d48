namespace Grid.Domain.Units;

public abstract partial record UnitCommand
{
    /// <summary>Asks that a post of the unit be vacant. Who answers in its holder's place is derived.</summary>
    [GenerateSerializer, Immutable, Alias("unit.relieve-post.v1")]
    public sealed record RelievePost(UnitPost Post, PersonalText? Grounds = null) : UnitCommand
    {
        public override string Deed => "unit.relieve";

        public override ImmutableArray<PersonalText> Texts => TextsOf(Grounds);
    }
}

public abstract partial record UnitEvent
{
    /// <summary>The post is vacant.</summary>
    [GenerateSerializer, Immutable, Alias("unit.relieved.v1")]
    public sealed record Relieved(UnitPost Post, OfficerId Officer) : UnitEvent
    {
        [Id(0)]
        public TextDigest? Grounds { get; init; }
    }
}

public static class RelievePostRules
{
    public static readonly ImmutableArray<Rule<UnitQuestion<UnitCommand.RelievePost>>> All =
        UnitRules<UnitCommand.RelievePost>.All;
}
