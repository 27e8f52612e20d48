using Grid.Domain.Sources;
using Grid.Domain.Tests.Cases;

namespace Grid.Domain.Tests.Sources;

public sealed class BindSourceTests
{
    private static readonly SourceCommand.BindSource Bind = new("map-1", Signing.Name, Signing.Version);
    private static readonly SourceEvent.Bound Bound = new("map-1", Signing.Name, Signing.Version);
    private static readonly SourceState IsBound = SourceState.None.Evolve(Bound);

    internal static readonly Dictionary<RuleId, Decision<SourceEvent>> Refusals = new()
    {
        [BindSourceRules.MappingIsKept.Id] = Decide(IsBound, Bind with { Mapping = "map-2" }),
        [BindSourceRules.PackIsKept.Id] = Decide(IsBound, Bind with { Version = new("01") }),
    };

    private static Decision<SourceEvent> Decide(SourceState state, SourceCommand.BindSource command, int attempt = 1) =>
        SourceDecider.Decide(state, new(new("c-1"), Log, command) { Attempt = attempt });

    private static IEnumerable<RuleId> ReasonsOf(Decision<SourceEvent> decision) =>
        Assert.IsType<Decision<SourceEvent>.Refused>(decision).Reasons.Select(reason => reason.Rule);

    [Fact]
    public void A_source_is_bound_to_a_mapping_and_a_pack() => CaseScenario.AssertSame(
        [Bound], Assert.IsType<Decision<SourceEvent>.Accepted>(Decide(SourceState.None, Bind)).Events);

    [Fact]
    public void Every_rule_of_the_deed_refuses()
    {
        foreach (var (rule, decision) in Refusals)
        {
            Assert.Equal([rule], ReasonsOf(decision));
        }
    }

    [Fact]
    public void Binding_again_to_the_same_changes_nothing() =>
        Assert.Empty(Assert.IsType<Decision<SourceEvent>.AlreadySo>(Decide(IsBound, Bind)).Notes);

    [Fact]
    public void All_reasons_are_told_at_once() => Assert.Equal(
        [BindSourceRules.MappingIsKept.Id, BindSourceRules.PackIsKept.Id],
        ReasonsOf(Decide(IsBound, new("map-2", new("other"), Signing.Version))));

    [Fact]
    public void A_retry_answered_without_effect_is_settled_by_an_entry_that_moves_nothing()
    {
        var settled = Assert.IsType<Decision<SourceEvent>.AlreadySo>(Decide(IsBound, Bind, attempt: 2)).Notes;
        var refused = Assert.IsType<Decision<SourceEvent>.Refused>(
            Decide(IsBound, Bind with { Mapping = "map-2" }, attempt: 2));

        CaseScenario.AssertSame([new SourceEvent.RetrySettled()], settled);
        CaseScenario.AssertSame([new SourceEvent.RetrySettled { Reasons = refused.Reasons }], refused.Notes);
        Assert.Equal(IsBound with { Sequence = 2 }, IsBound.Evolve(settled[0]));
    }
}
