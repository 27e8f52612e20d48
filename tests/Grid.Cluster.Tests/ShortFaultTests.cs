using Grid.Cluster.Tests.Faults;
using Grid.Cluster.Tests.Running;
using Xunit.Abstractions;

namespace Grid.Cluster.Tests;

/// <summary>Three silos, a database and two clients as processes; a few kinds of fault, then the checker.</summary>
public sealed class ShortFaultTests(ITestOutputHelper output)
{
    // Another few of the kinds with each seed; all of them, and many rounds, are the long form's.
    private const int Rounds = 4;

    [Fact]
    public async Task Nothing_acknowledged_is_lost_or_doubled_whatever_is_killed_cut_or_frozen()
    {
        var seed = Seeds.Named ?? Environment.TickCount & 0xFFFF;
        var plan = FaultPlan.OneOfEach(seed, FaultRun.Possible)[..Rounds];
        output.WriteLine($"GRID_FAULT_SEED={seed}\n  {string.Join("\n  ", plan)}");
        using var database = new Database();

        var survey = await FaultRun.Make(database, seed, plan, output.WriteLine);

        Assert.True(survey.Problems.IsEmpty, $"GRID_FAULT_SEED={seed}: {string.Join("\n", survey.Problems.Take(40))}");
    }
}
