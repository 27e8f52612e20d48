using Grid.Domain.Clocks;
using Grid.Domain.Rules.Accountability;
using Grid.Domain.Rules.Conditions;

namespace Grid.Domain.Tests.Rules;

/// <summary>By which version of the law one answers for a fault who acted under the first.</summary>
public sealed class LiabilityVersionTests
{
    private const string Fault = "intent";

    private static readonly LegalSource Source = new("Law on sanctions", "67");

    [Theory]
    [InlineData("a,b", "a", "later")]
    [InlineData("a,b", "a,b", "first")]
    [InlineData("a,b", "a,b,c", "first")]
    [InlineData("a,b", "c", "first")]
    [InlineData("a,b", "nobody", "later")]
    [InlineData("a,b", "no such fault", "later")]
    [InlineData("nobody", "a", "first")]
    [InlineData("no such fault", "a", "first")]
    public void It_is_the_version_of_the_conduct_unless_a_later_one_is_lighter(
        string first, string later, string expected)
    {
        var (before, after) = (Leading(first), Leading(later));
        Assert.Same(expected == "first" ? before : after, LiabilityVersion.Of(Fault, before, after));
    }

    [Fact]
    public void A_lighter_version_counts_also_where_a_heavier_one_has_followed_it()
    {
        var (before, between, now) = (Leading("a,b"), Leading("a"), Leading("a,b,c"));
        Assert.Same(between, LiabilityVersion.Of(Fault, before, between, now));
    }

    [Theory]
    [InlineData(NormTime.AtConduct, "first")]
    [InlineData(NormTime.AtConductOrLighterLater, "later")]
    [InlineData(NormTime.AtRecord, "later")]
    [InlineData(null, "later")]
    public void The_law_of_now_says_which_it_is(NormTime? liability, string expected)
    {
        var (before, after) = (Leading("a,b"), Leading("a", liability));
        Assert.Same(expected == "first" ? before : after, LiabilityVersion.Of(Fault, before, after));
    }

    private static RulePack Leading(string outcomes, NormTime? liability = NormTime.AtConductOrLighterLater) =>
        RulePack.None with
        {
            NormVersion = liability is { } time ? new(new("CAL-12"), NormTime.AtAct, time, Source) : null,
            Accountability = new()
            {
                Faults = outcomes == "no such fault"
                    ? []
                    :
                    [
                        new(new(new("ACC-04"), "t", Source, Confidence.Sure), Fault, Known)
                        {
                            IsLiable = outcomes != "nobody",
                            Outcomes = [.. outcomes.Split(',')],
                        },
                    ],
            },
        };

    private static Condition Known => new Condition.All([]);
}
