using Grid.Cluster.Tests.Faults;

namespace Grid.Cluster.Tests;

public sealed class FaultPlanTests
{
    [Fact]
    public void The_same_seed_gives_the_same_plan_and_another_gives_another()
    {
        var all = Enum.GetValues<FaultKind>();

        Assert.Equal(FaultPlan.Many(7, 200, all).AsEnumerable(), FaultPlan.Many(7, 200, all));
        Assert.NotEqual(FaultPlan.Many(7, 200, all).AsEnumerable(), FaultPlan.Many(8, 200, all));
        Assert.Equal(FaultPlan.Many(7, 50, all).AsEnumerable(), FaultPlan.Many(7, 200, all).Take(50));
    }

    [Fact]
    public void A_short_plan_has_each_kind_once_and_a_long_one_has_long_frosts()
    {
        var all = Enum.GetValues<FaultKind>();
        var frosts = FaultPlan.Many(7, 400, all).Where(fault => fault.Kind == FaultKind.FreezeSilo)
            .Select(fault => fault.Lasting).ToList();

        Assert.Equal(all, FaultPlan.OneOfEach(3, all).Select(fault => fault.Kind).Order());
        Assert.Contains(TimeSpan.FromSeconds(30), frosts);
        Assert.Contains(TimeSpan.FromSeconds(90), frosts);
    }
}
