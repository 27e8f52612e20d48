using Grid.Simulator.Load;

namespace Grid.Simulator.Tests.Load;

public sealed class ArrivalScheduleTests
{
    private static readonly Gen<LoadScenario> Constant =
        from rate in Gen.Double[1, 2000]
        from seconds in Gen.Double[0.5, 20]
        from phases in Gen.Select(Gen.Double[0.1, 5], Gen.Double[0, 3], Gen.Double[0.1, 3]).List[0, 4]
        select new LoadScenario
        {
            Rate = rate,
            Duration = TimeSpan.FromSeconds(seconds),
            Arrivals = ArrivalKind.Constant,
            Profile =
            [
                .. phases.Select(phase => new LoadPhase
                {
                    Share = phase.Item1,
                    From = phase.Item2,
                    To = phase.Item3,
                }),
            ],
        };

    [Fact]
    public void Arrivals_come_in_order_within_the_duration_and_as_many_as_expected() => Constant.Sample(scenario =>
    {
        var schedule = new ArrivalSchedule(scenario, 1);
        var times = schedule.Times().ToList();

        Assert.Equal(times.Order(), times);
        Assert.True(times.Count == 0 || times[^1] <= scenario.Duration + TimeSpan.FromMicroseconds(1));
        Assert.InRange(times.Count, Math.Floor(schedule.Expected), Math.Ceiling(schedule.Expected + 1e-6));
    }, iter: 200);

    [Fact]
    public void As_many_are_expected_until_a_time_as_have_arrived_by_then() => Constant.Sample(scenario =>
    {
        var schedule = new ArrivalSchedule(scenario, 1);
        foreach (var (number, at) in schedule.Times().Index().Where(arrival => arrival.Index % 97 == 0))
        {
            Assert.InRange(schedule.ExpectedUntil(at), number - 0.1, number + 0.1);
        }
    }, iter: 50);

    [Fact]
    public void Poisson_arrivals_have_the_mean_and_the_spread_of_independent_ones() => Gen.ULong.Sample(seed =>
    {
        var scenario = new LoadScenario { Rate = 1000, Duration = TimeSpan.FromSeconds(20) };
        var times = new ArrivalSchedule(scenario, seed).Times().Select(at => at.TotalSeconds).ToList();
        var gaps = times.Zip(times.Skip(1), (one, next) => next - one).ToList();
        var mean = gaps.Average();
        var deviation = Math.Sqrt(gaps.Average(gap => (gap - mean) * (gap - mean)));

        // Twenty thousand draws: six standard errors to either side.
        Assert.InRange(times.Count, 20_000 - (6 * 142), 20_000 + (6 * 142));
        Assert.InRange(deviation / mean, 0.94, 1.06);
    }, iter: 20);

    [Fact]
    public void The_same_seed_gives_the_same_arrivals_and_another_seed_others() => Gen.ULong.Sample(seed =>
    {
        var scenario = new LoadScenario { Rate = 100, Duration = TimeSpan.FromSeconds(2) };
        var times = new ArrivalSchedule(scenario, seed).Times().ToList();

        Assert.Equal(times, new ArrivalSchedule(scenario, seed).Times());
        Assert.NotEqual(times, new ArrivalSchedule(scenario, unchecked(seed + 1)).Times());
    }, iter: 20);

    [Fact]
    public void A_ramp_from_nothing_begins_slowly()
    {
        var scenario = new LoadScenario
        {
            Rate = 100,
            Duration = TimeSpan.FromSeconds(10),
            Arrivals = ArrivalKind.Constant,
            Profile = [new() { From = 0, To = 1 }],
        };

        var times = new ArrivalSchedule(scenario, 1).Times().ToList();

        // Of a rate that grows evenly, a quarter comes in the first half.
        Assert.Equal(500, times.Count);
        Assert.Equal(125, times.Count(at => at < TimeSpan.FromSeconds(5)));
    }
}
