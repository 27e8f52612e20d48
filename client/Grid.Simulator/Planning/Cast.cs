using System.Globalization;
using Grid.Simulator.People;

namespace Grid.Simulator.Planning;

/// <summary>Who has to do with a case, and in which unit it is.</summary>
internal sealed record Cast(string Unit, PlacedOfficer Opener, PlacedOfficer Lead)
{
    public const string PanelSeat = "panel ";

    /// <summary>Nobody, where the register forgot to name one.</summary>
    public PlacedOfficer? Reviewer { get; init; }

    public ImmutableArray<PlacedOfficer> Panel { get; init; } = [];

    /// <summary>Who does what a scenario leaves to <paramref name="by"/>.</summary>
    public PlacedOfficer Find(string by, World world, SeededRandom random) => by switch
    {
        "lead" => world.Absences.Answering(Lead),
        "opener" => world.Absences.Answering(Opener),
        "reviewer" => world.Absences.Answering(Reviewer ?? world.Population.Leading(Unit)),
        _ when by.StartsWith(PanelSeat, StringComparison.Ordinal) =>
            Panel[int.Parse(by.AsSpan(PanelSeat.Length), CultureInfo.InvariantCulture) - 1],
        _ when by.Split(' ') is [var unit, var post] => Drawn(world, random, unit, post),
        _ => Drawn(world, random, Unit, by),
    };

    private static PlacedOfficer Drawn(World world, SeededRandom random, string unit, string post) =>
        world.Draw(random, unit, post)
        ?? throw new InvalidOperationException($"the scenario has no `{post}` in `{unit}`");
}
