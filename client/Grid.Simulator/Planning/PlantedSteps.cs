using System.Globalization;
using Grid.Simulator.People;
using Grid.Simulator.Scenarios;

namespace Grid.Simulator.Planning;

/// <summary>
/// The cases in which nobody watches, step by step. Drawn apart, so that all else is as it was without.
/// </summary>
internal sealed class PlantedSteps(World world, StepWriter writer, PlanTimes times, PlanName name)
{
    // Told at the same distance, so that no chance decides whether a step still lies in the past.
    private static readonly TimeSpan BetweenSteps = TimeSpan.FromHours(6);

    private readonly SeededRandom _random = new(name.Seed);

    /// <summary>What is told of those that have happened.</summary>
    public IEnumerable<PlannedStep> Tell() =>
        world.Scenario.Planted.Select((planted, number) => (planted, number)).Where(pair => !pair.planted.IsRun)
            .SelectMany(pair => Tell(pair.planted, pair.number + 1));

    /// <summary>What is asked in those that are run through the grid.</summary>
    public IEnumerable<PlannedStep> Ask() =>
        world.Scenario.Planted.Select((planted, number) => (planted, number)).Where(pair => pair.planted.IsRun)
            .SelectMany(pair => Ask(pair.planted, pair.number + 1));

    private IEnumerable<PlannedStep> Tell(PlantedCase planted, int number)
    {
        var at = times.From.AddDays(-planted.DaysAgo);
        var lead = planted.Unsupervised ? Unsupervised(planted, number) : null;
        if (lead is not null)
        {
            yield return writer.Tell(lead.Id, times.Beginning, new OfficerCommand.RegisterOfficer(
                new(world.Scenario.Pack), Standing.Active)
            {
                Class = lead.Post.Class,
                Unit = lead.UnitId,
            });
        }

        var course = CaseCourse.Plant(world, _random, planted, (organ => IdOf(organ, number), lead));
        yield return writer.Of(course, course.Open(at), at);
        for (var step = 1; step <= planted.Steps; step++)
        {
            at += BetweenSteps;
            foreach (var deed in course.Advance())
            {
                yield return writer.Of(course, step == planted.Steps ? InStage(deed, planted.Stage) : deed, at);
            }
        }
    }

    private IEnumerable<PlannedStep> Ask(PlantedCase planted, int number)
    {
        var course = CaseCourse.Plant(world, _random, planted, (organ => IdOf(organ, number), null));
        yield return writer.Of(course, course.Open(times.From));
        for (var step = 1; step <= planted.Steps; step++)
        {
            foreach (var deed in course.Advance())
            {
                yield return writer.Of(course, step == planted.Steps ? Begun(deed, planted.DaysAgo) : deed);
            }
        }
    }

    // Whatever term the act starts has begun so long ago.
    private PlannedDeed Begun(PlannedDeed deed, int daysAgo) => deed.Command is CaseCommand.RecordAct act
        ? deed with
        {
            Command = act with
            {
                Facts = FactSet.Of(
                [
                    new("grade", deed.By.Grade), new("from", Times.Of(times.From.AddDays(-daysAgo)).ToString()),
                ]),
            },
        }
        : deed;

    private static PlannedDeed InStage(PlannedDeed deed, string? stage) =>
        stage is not null && deed.Command is CaseCommand.RecordAct act
            ? deed with { Command = act with { Stage = stage } }
            : deed;

    // One who is in no post of the county: nothing else is ever drawn for them.
    private PlacedOfficer Unsupervised(PlantedCase planted, int number)
    {
        var track = world.Scenario.Tracks.First(track => track.Name == planted.Track);
        var like = world.Population.In(track.Units[0], track.Lead)[0];
        return like with { Id = OfficerId.FromSource(like.Unit.Split('/')[0], Called("Q", number)), Deputy = null };
    }

    private CaseId IdOf(string organ, int number) => CaseId.FromSource(organ, Called("B", number));

    private string Called(string letter, int number) => string.Create(
        CultureInfo.InvariantCulture, $"{(name.Run.Length == 0 ? "" : name.Run + "-")}{letter}-{number:0000}");
}
