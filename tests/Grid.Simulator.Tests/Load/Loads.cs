using Grid.Simulator.Load;
using Microsoft.Extensions.Time.Testing;

namespace Grid.Simulator.Tests.Load;

/// <summary>Small loads, and a time that passes only because their sender lets it.</summary>
internal static class Loads
{
    /// <summary>The commands before the load: two who oversee, four heads, forty officers with a mandate, fifty
    /// cases.</summary>
    public const int SmallPrepared = 2 + 4 + (40 * 2) + 50;

    public static readonly LoadScenario Small = new()
    {
        Name = "small",
        Pack = "county",
        Rate = 100,
        Duration = TimeSpan.FromSeconds(2),
        Arrivals = ArrivalKind.Constant,
        Settle = TimeSpan.FromSeconds(30),
        Commands = new() { Open = 5, Act = 80, Transfer = 5, Suspend = 1, Reinstate = 1, Close = 8 },
        Officers =
        [
            new() { Kind = "judges", Organ = "court", Class = "judge", Grade = "G3", Count = 40, Powers = ["Lead"] },
        ],
        Cases = new()
        {
            AtStart = 50,
            Kinds = [new() { Case = "civil", Weight = 1, Acts = 5, Lead = "judges", Course = ["A"], End = ["Z"] }],
        },
    };

    public static LoadPace Pace(FakeTimeProvider clock) => new(clock, span =>
    {
        clock.Advance(span);
        return Task.CompletedTask;
    });

    public static Task<LoadResult> Run(
        MadeTarget target, LoadScenario? scenario = null, LoadOptions? options = null) =>
        new LoadRun(target, scenario ?? Small, options, Pace(target.Clock)).Run(null, CancellationToken.None);
}
