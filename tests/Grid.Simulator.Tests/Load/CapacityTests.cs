using Grid.Contracts;
using Grid.Simulator.Load;

namespace Grid.Simulator.Tests.Load;

public sealed class CapacityTests
{
    private static readonly LoadScenario Asked = Loads.Small with
    {
        Goals = new() { Acknowledged = 99 },
        Retries = new() { AttemptsMax = 1 },
    };

    private static readonly CapacityLimits Limits = new(TimeSpan.FromSeconds(2), TimeSpan.FromMinutes(10));

    [Theory]
    [InlineData(30)]
    [InlineData(330)]
    public async Task The_highest_rate_that_a_grid_sustains_is_found(int capacity)
    {
        var target = Bounded(capacity);

        var result = await Find(target, Limits);

        var found = result.Capacity!;
        Assert.True(found.IsComplete);
        Assert.InRange(found.Sustained!.Value, capacity / 1.06, capacity * 1.02);
        Assert.InRange(found.NotSustained!.Value, found.Sustained.Value, found.Sustained.Value * 1.05);
        Assert.Equal(CapacitySearch.TimesNeeded, found.Times);
        Assert.False(found.GeneratorWasLimit);
        // What is told is of the rate that was found, the receipts of everything.
        Assert.Equal(found.Sustained, result.Scenario.Rate);
        Assert.Equal(target.Entries.Count, result.Findings!.Checked);
        Assert.True(result.Findings.IsClean);
        Assert.True(LoadVerdict.Of(result, true).IsPassed);
    }

    [Fact]
    public async Task A_grid_that_sustains_nothing_fails()
    {
        var result = await Find(new() { Before = made => IsOfLoad(made) ? Overloaded : null }, Limits);

        Assert.Null(result.Capacity!.Sustained);
        Assert.True(result.Capacity.IsComplete);
        Assert.Contains("no rate that was tried was sustained", LoadVerdict.Of(result, true).Wrong);
    }

    [Fact]
    public async Task The_search_ends_when_its_time_is_over()
    {
        var result = await Find(new(), new(TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(7)));

        var found = result.Capacity!;
        Assert.False(found.IsComplete);
        Assert.Equal([100, 200], found.Steps.Select(step => step.Rate));
        Assert.Equal(200, found.Sustained);
        Assert.Null(found.NotSustained);
    }

    [Fact]
    public async Task Where_the_generator_gives_out_first_the_grid_may_sustain_more()
    {
        MadeTarget target = null!;
        // Each command costs the sender itself two milliseconds: it sends 500 a second and no more.
        target = new()
        {
            Before = made =>
            {
                target.Clock.Advance(TimeSpan.FromMilliseconds(IsOfLoad(made) ? 2 : 0));
                return null;
            },
        };

        var found = (await Find(target, Limits)).Capacity!;

        Assert.InRange(found.Sustained!.Value, 400, 520);
        Assert.True(found.GeneratorWasLimit);
        Assert.Contains(found.Steps, step => step.Missed is ["the generator was the limit"]);
    }

    [Fact]
    public async Task A_search_that_is_stopped_still_reports()
    {
        using var stop = new CancellationTokenSource();
        var target = new MadeTarget
        {
            After = made =>
            {
                if (made.Number > 1000)
                {
                    stop.Cancel();
                }
            },
        };

        var result = await new LoadRun(target, Asked, null, Loads.Pace(target.Clock))
            .FindCapacity(Limits, null, stop.Token);

        Assert.True(result.WasStopped);
        Assert.False(result.Capacity!.IsComplete);
        Assert.Equal(200, result.Capacity.Sustained);
        Assert.Equal(target.Entries.Count, result.Findings!.Checked);
    }

    [Fact]
    public async Task Without_goals_there_is_nothing_to_look_for() =>
        await Assert.ThrowsAsync<LoadImpossible>(
            () => Find(new(), Limits, Asked with { Goals = new() }));

    [Fact]
    public void A_rate_that_is_not_sustained_again_is_not_what_was_looked_for()
    {
        var search = new CapacitySearch(100);
        search.Learn(100, isSustained: true);
        search.Learn(200, isSustained: true);
        search.Learn(209, isSustained: false);
        Assert.Equal(200, search.Next());

        search.Learn(200, isSustained: false);

        Assert.Equal(100, search.Sustained);
        Assert.InRange(search.Next()!.Value, 101, 199);
    }

    private static Reply Overloaded => new Reply.Overloaded(TimeSpan.Zero);

    private static bool IsOfLoad(MadeTarget.Made made) => made.Number > Loads.SmallPrepared;

    private static Task<LoadResult> Find(MadeTarget target, CapacityLimits limits, LoadScenario? scenario = null) =>
        new LoadRun(target, scenario ?? Asked, null, Loads.Pace(target.Clock))
            .FindCapacity(limits, null, CancellationToken.None);

    // Takes so many a second, evenly, and says of the others that it is overloaded.
    private static MadeTarget Bounded(int capacity)
    {
        MadeTarget target = null!;
        var free = DateTimeOffset.MinValue;
        target = new()
        {
            Before = made =>
            {
                var now = target.Clock.GetUtcNow();
                if (!IsOfLoad(made))
                {
                    return null;
                }

                if (free > now + TimeSpan.FromMilliseconds(100))
                {
                    return Overloaded;
                }

                free = (free > now ? free : now) + TimeSpan.FromSeconds(1.0 / capacity);
                return null;
            },
        };
        return target;
    }
}
