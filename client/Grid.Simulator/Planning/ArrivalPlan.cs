using Grid.Simulator.People;
using Grid.Simulator.Scenarios;

namespace Grid.Simulator.Planning;

/// <summary>
/// Everything that happens in a scenario, in order: first who is there, then a past that is told, then a present
/// without end. A function of scenario, seed, run and beginning: the same of these give the same submissions under the
/// same ids.
/// </summary>
internal sealed class ArrivalPlan
{
    private readonly World _world;
    private readonly PlanTimes _times;
    private readonly StepWriter _writer;
    private readonly SeededRandom _random;
    private readonly List<CaseCourse> _told = [];
    private readonly PlantedSteps _planted;

    /// <param name="scenario">What the county is like.</param>
    /// <param name="name">Which county, and which run of it, this is.</param>
    /// <param name="from">When the present begins.</param>
    public ArrivalPlan(Scenario scenario, PlanName name, DateTimeOffset from)
    {
        _times = new(scenario, from);
        _writer = new(scenario, name);
        _random = new(name.Seed);
        Population = Population.Draw(scenario, _random.Fork(), name.Run);
        _world = new(scenario, Population, new(Population));
        var past = _random.Fork();
        Staff = [.. Population.Officers.SelectMany(Register), .. Suspensions(past)];
        _planted = new(_world, _writer, _times, name);
        Past = [.. Enumerable.Range(0, scenario.Past.Cases).SelectMany(_ => TellCase(past)), .. _planted.Tell()];
    }

    public Population Population { get; }

    /// <summary>The officers with their mandates, and who was suspended for a while.</summary>
    public ImmutableArray<PlannedStep> Staff { get; }

    /// <summary>The cases of the past, each in its order. Those of different cases may be told in any.</summary>
    public ImmutableArray<PlannedStep> Past { get; }

    /// <summary>How many steps of the present are taken at once, before the humane pace begins.</summary>
    public int Prelude => _world.Scenario.Present.Prelude;

    /// <summary>
    /// The present, step by step, each after the one before has been answered. To be gone through once: it goes on from
    /// where the past has ended.
    /// </summary>
    public IEnumerable<PlannedStep> Present()
    {
        foreach (var step in _planted.Ask())
        {
            yield return step;
        }

        var turns = new PresentTurns(_world, _random, _writer, _times, _told);
        for (var turn = 0; ; turn++)
        {
            foreach (var step in turns.Take(turn))
            {
                yield return step;
            }
        }
    }

    private IEnumerable<PlannedStep> Register(PlacedOfficer officer)
    {
        yield return _writer.Tell(officer.Id, _times.Beginning, new OfficerCommand.RegisterOfficer(
            new(_world.Scenario.Pack), Standing.Active)
        {
            Class = officer.Post.Class,
            Unit = officer.UnitId,
            Supervisor = officer.Supervisor,
            Deputy = officer.Deputy,
        });
        if (officer.Post.Powers.Count > 0)
        {
            var post = officer.Post.Post;
            yield return _writer.Tell(officer.Id, _times.Beginning, new OfficerCommand.GrantMandate(new(post))
            {
                Powers = [.. officer.Post.Powers.Select(power => new Power(power))],
                Kinds = [.. officer.Post.Kinds],
                Post = post,
            });
        }
    }

    private IEnumerable<PlannedStep> Suspensions(SeededRandom random)
    {
        var past = _world.Scenario.Past;
        var there = Population.Officers
            .Where(officer => _world.Scenario.Suspendable.Contains(officer.Post.Post)).ToList();
        for (var i = 0; i < past.Suspensions; i++)
        {
            var officer = random.Pick(there);
            there.Remove(officer);
            var at = _times.DrawPast(random, TimeSpan.FromDays(past.SuspensionDays));
            yield return _writer.Tell(officer.Id, at, new OfficerCommand.SuspendOfficer());
            at = at.AddDays(past.SuspensionDays);
            yield return _writer.Tell(officer.Id, at, new OfficerCommand.ReinstateOfficer());
        }
    }

    private IEnumerable<PlannedStep> TellCase(SeededRandom random)
    {
        var course = CaseCourse.Begin(_world, random.Fork(), _writer.NextCase, isRun: false);
        var at = _times.DrawPast(random, TimeSpan.FromHours(1));
        yield return _writer.Of(course, course.Open(at), at);
        while (!course.IsOver)
        {
            at += course.TimeToNext();
            if (at >= _times.From)
            {
                _told.Add(course);
                yield break;
            }

            if (random.Chance(_world.Scenario.Past.TransferPercent) && course.HandOn() is { } handed)
            {
                yield return _writer.Of(course, handed, at);
            }

            foreach (var deed in course.Advance())
            {
                yield return _writer.Of(course, deed, at);
            }
        }
    }
}
