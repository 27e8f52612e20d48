using System.Diagnostics;
using Grid.Cli.Tests.Snapshots;
using Grid.Contracts.Grains;
using Grid.Contracts.Views;
using Grid.Silo;
using Microsoft.Extensions.DependencyInjection;

namespace Grid.Cli.Tests.Cluster;

/// <summary>The clock of a machine that is set back, and set forward.</summary>
public sealed class SteadyClockTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void It_goes_on_by_what_has_passed_whatever_is_done_to_the_clock()
    {
        var machine = new SetClock(isRunning: false);
        var steady = new SteadyClock(machine);
        var begun = steady.GetUtcNow();
        Assert.Equal(machine.Now, begun);

        machine.Now -= TimeSpan.FromDays(1);
        Assert.Equal(begun, steady.GetUtcNow());
        machine.Passed += TimeSpan.FromMinutes(3);
        Assert.Equal(begun.AddMinutes(3), steady.GetUtcNow());
        machine.Now += TimeSpan.FromDays(400);
        Assert.Equal(begun.AddMinutes(3), steady.GetUtcNow());
        Assert.Equal(TimeSpan.FromMinutes(3), steady.GetElapsedTime(0));
    }

    [Fact]
    public async Task A_silo_takes_new_cases_after_its_clock_was_set_back()
    {
        var machine = new SetClock(isRunning: true);
        await using var silo = await StorageSilo.Start(_folder.Store(), _folder, machine);
        await Look(silo, "case:before");
        foreach (var step in new[] { TimeSpan.FromDays(1), TimeSpan.FromDays(-2), TimeSpan.FromHours(-1) })
        {
            machine.Now += step;
            await Look(silo, $"case:after/{step.TotalHours}");
        }

        Assert.IsType<SteadyClock>(
            silo.Services.GetRequiredKeyedService<TimeProvider>(TimeProviderNames.ActivationManagement));
    }

    private static Task<CaseView> Look(StorageSilo silo, string stream) =>
        silo.Grains.GetGrain<ICaseGrain>(stream).Look(CancellationToken.None);

    // A clock that somebody sets; what passes beside it passes for real, or as the test says.
    private sealed class SetClock(bool isRunning) : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

        public TimeSpan Passed { get; set; }

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override DateTimeOffset GetUtcNow() => Now;

        public override long GetTimestamp() =>
            Passed.Ticks + (isRunning ? Stopwatch.GetElapsedTime(0).Ticks : 0);
    }
}
