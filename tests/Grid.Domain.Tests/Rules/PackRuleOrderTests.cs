using Grid.Domain.Tests.Cases;

namespace Grid.Domain.Tests.Rules;

/// <summary>Where acts stand among each other, and what a re-judged rule leaves behind.</summary>
public sealed class PackRuleOrderTests
{
    private static CaseEvent.ActRecorded Placed(string act, string? place) =>
        new(act) { Place = place is null ? null : new Place(place) };

    [Fact]
    public void Acts_stand_by_place_and_those_without_one_follow_in_the_order_of_the_ledger()
    {
        var state = CaseScenario.Given(
            CaseScenario.OnRecord,
            Placed("e", null), Placed("c", "10"), Placed("b", "9"),
            Placed("f", null), Placed("a", "-1"), Placed("d", "x")).State;

        Assert.Equal(["a", "b", "c", "d", "e", "f"], state.Acts.Select(act => act.Act));
    }

    [Fact]
    public void Acts_of_one_place_stand_in_the_order_of_the_ledger()
    {
        var state = CaseScenario.Given(CaseScenario.OnRecord, Placed("a", "1"), Placed("b", "1")).State;

        Assert.Equal(["a", "b"], state.Acts.Select(act => act.Act));
    }

    [Fact]
    public void Comparisons_of_acts_agree_with_each_other()
    {
        var acts = CaseScenario.Given(CaseScenario.OnRecord, Placed("a", "1"), Placed("b", "2")).State.Acts;

        Assert.True(acts[0] < acts[1] && acts[0] <= acts[1] && acts[1] > acts[0] && acts[1] >= acts[0]);
        Assert.True(acts[0].CompareTo(null) > 0);
    }
}
