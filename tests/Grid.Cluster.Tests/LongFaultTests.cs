using System.Diagnostics;
using System.Globalization;
using Grid.Cluster.Tests.Faults;
using Grid.Cluster.Tests.Running;
using Xunit.Abstractions;

namespace Grid.Cluster.Tests;

/// <summary>As many rounds as are asked for, a fresh database every ten, and a result file at the end.</summary>
public sealed class LongFaultTests(ITestOutputHelper output)
{
    private const int RoundsOfDatabase = 10;

    [LongFact]
    public async Task Long_runs_of_faults_lose_and_double_nothing()
    {
        var (seed, rounds) = (Seeds.Named ?? 1, Seeds.Rounds!.Value);
        var report = new FaultReport(seed, rounds);
        using var database = new Database();
        var started = Stopwatch.GetTimestamp();
        foreach (var (number, faults) in FaultPlan.Many(seed, rounds, FaultRun.Possible)
            .Chunk(RoundsOfDatabase).Index())
        {
            Tell(string.Create(
                CultureInfo.InvariantCulture,
                $"{Stopwatch.GetElapsedTime(started):hh\\:mm\\:ss} rounds {number * RoundsOfDatabase + 1} and on:"));
            report.Add(await FaultRun.Make(database, unchecked((seed * 1000) + number), faults, Tell));
            await report.Write();
        }

        Assert.True(report.Problems.IsEmpty, string.Join("\n", report.Problems.Take(40)));
    }

    // It takes an hour or so: whoever waits wants to see it come.
    private void Tell(string said)
    {
        output.WriteLine(said);
        if (Environment.GetEnvironmentVariable("GRID_FAULT_LOG") is { Length: > 0 } file)
        {
            File.AppendAllText(file, said + "\n");
        }
    }
}
