namespace Grid.Domain.Units;

public abstract partial record UnitCommand
{
    /// <summary>Asks that an officer hold a post of the unit.</summary>
    [GenerateSerializer, Immutable, Alias("unit.appoint-to-post.v1")]
    public sealed record AppointToPost(UnitPost Post, OfficerId Officer) : UnitCommand
    {
        public override string Deed => "unit.appoint";
    }
}

public abstract partial record UnitEvent
{
    /// <summary>The officer holds the post; who held it before holds it no longer.</summary>
    [GenerateSerializer, Immutable, Alias("unit.appointed.v1")]
    public sealed record Appointed(UnitPost Post, OfficerId Officer) : UnitEvent;
}

public static class AppointToPostRules
{
    public static readonly Rule<UnitQuestion<UnitCommand.AppointToPost>> OfficerIsActive = new(
        new("appoint.officer-is-active"),
        RuleConcern.Law,
        question => Verdict.When(
            question.Facts.Appointee?.StandingAt(question.Facts.Now) == Standing.Active, question.Command.Officer),
        "only a registered officer in active standing can be appointed");

    /// <summary>Nobody stands in for themselves.</summary>
    public static readonly Rule<UnitQuestion<UnitCommand.AppointToPost>> HoldsNoOtherPost = new(
        new("appoint.holds-no-other-post"),
        RuleConcern.Law,
        question => Verdict.When(
            Enum.GetValues<UnitPost>().All(post => post == question.Command.Post
                || question.State.Holder(post) != question.Command.Officer),
            question.Command.Officer),
        "the officer holds another post of the unit, and nobody stands in for themselves");

    public static readonly ImmutableArray<Rule<UnitQuestion<UnitCommand.AppointToPost>>> All =
        [.. UnitRules<UnitCommand.AppointToPost>.All, OfficerIsActive, HoldsNoOtherPost];
}
