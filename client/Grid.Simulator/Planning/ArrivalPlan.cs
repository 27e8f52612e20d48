using System.Globalization;
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
    private const int AllTurns = 1_000;

    private readonly World _world;
    private readonly SeededRandom _random;
    private readonly PlanTimes _times;
    private readonly AskerId _records;
    private readonly List<CaseCourse> _told = [];
    private readonly List<CaseCourse> _run = [];
    private int _cases;
    private int _commands;

    /// <param name="scenario">What the county is like.</param>
    /// <param name="name">Which county, and which run of it, this is.</param>
    /// <param name="from">When the present begins.</param>
    public ArrivalPlan(Scenario scenario, PlanName name, DateTimeOffset from)
    {
        Name = name;
        _times = new(scenario, from);
        _records = AskerId.Parse($"{AskerId.SystemPrefix}{scenario.Name}-records");
        _random = new(name.Seed);
        var population = Population.Draw(scenario, _random.Fork(), name.Run);
        _world = new(scenario, population, new(population));
        var past = _random.Fork();
        Staff = [.. population.Officers.SelectMany(Register), .. Suspensions(past)];
        Past = [.. Enumerable.Range(0, scenario.Past.Cases).SelectMany(_ => TellCase(past))];
    }

    public PlanName Name { get; }

    public Population Population => _world.Population;

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
        for (var turn = 0; ; turn++)
        {
            foreach (var step in Turn(turn))
            {
                yield return step;
            }
        }
    }

    private IEnumerable<PlannedStep> Turn(int turn)
    {
        var (present, drawn) = (_world.Scenario.Present, _random.Below(AllTurns));
        var turns = present.Turns;
        // Somebody is away at any time, so that there is an acting holder to look at.
        if (_world.Absences.Count == 0 && turn > present.Cases)
        {
            return Suspend();
        }

        // Until the county is half full cases come quickly.
        if (_run.Count < present.Cases && (_run.Count < present.Cases / 2 ? drawn < AllTurns / 2 : drawn < turns.Open))
        {
            return [Open()];
        }

        drawn = _random.Below(AllTurns);
        return (drawn -= turns.Transfer) < 0 ? HandOn()
            : (drawn -= turns.Suspend) < 0 ? Suspend()
            : (drawn - turns.Reinstate) < 0 ? Reinstate()
            : Advance(_random.Below(_run.Count + _told.Count));
    }

    private PlannedStep Open()
    {
        var course = CaseCourse.Begin(_world, _random.Fork(), NextCase, isRun: true);
        _run.Add(course);
        return Step(course, course.Open(_times.Estimate(_commands)), at: null);
    }

    private IEnumerable<PlannedStep> Advance(int place)
    {
        var (courses, index) = place < _run.Count ? (_run, place) : (_told, place - _run.Count);
        if (index >= courses.Count)
        {
            yield break;
        }

        var course = courses[index];
        foreach (var deed in course.Advance())
        {
            yield return Step(course, deed, at: null);
        }

        if (course.IsOver)
        {
            courses.Remove(course);
        }
    }

    private IEnumerable<PlannedStep> HandOn()
    {
        if (_run.Count > 0 && _random.Pick(_run) is var course && course.HandOn() is { } deed)
        {
            yield return Step(course, deed, at: null);
        }
    }

    // The officer must have something to do, and somebody else does it then.
    private IEnumerable<PlannedStep> Suspend()
    {
        var courses = _run.FindAll(course => course.IsUpToLead
            && _world.Scenario.Suspendable.Contains(course.Lead.Post.Post)
            && _world.Absences.CanBegin(course.Lead));
        if (courses.Count == 0 || _world.Absences.Count >= _world.Scenario.Present.Suspended)
        {
            yield break;
        }

        var course = _random.Pick(courses);
        var officer = course.Lead;
        _world.Absences.Begin(officer);
        yield return Ask(officer, new OfficerCommand.SuspendOfficer());
        var tried = new PlannedDeed(new CaseCommand.RecordAct(course.NextAct!) { Facts = officer.Facts }, officer);
        yield return Step(course, tried with { IsRefused = true }, at: null);
        foreach (var step in Advance(_run.IndexOf(course)))
        {
            yield return step;
        }
    }

    private IEnumerable<PlannedStep> Reinstate()
    {
        // One who is away is left so, for there to be something to look at.
        if (_world.Absences.Count <= 1)
        {
            yield break;
        }

        var officer = _world.Absences.Longest;
        _world.Absences.End(officer);
        yield return Ask(officer, new OfficerCommand.ReinstateOfficer());
        if (_run.FindIndex(course => course.Lead == officer) is >= 0 and var place)
        {
            foreach (var step in Advance(place))
            {
                yield return step;
            }
        }
    }

    private IEnumerable<PlannedStep> Register(PlacedOfficer officer)
    {
        yield return Tell(officer, _times.Beginning, new OfficerCommand.RegisterOfficer(
            new(_world.Scenario.Pack), Standing.Active)
        {
            Class = officer.Post.Class,
            Unit = officer.UnitId,
            Supervisor = officer.Supervisor,
            Deputy = officer.Deputy,
        });
        if (officer.Post.Powers.Count > 0)
        {
            yield return Tell(officer, _times.Beginning, new OfficerCommand.GrantMandate(new(officer.Post.Post))
            {
                Powers = [.. officer.Post.Powers.Select(power => new Power(power))],
                Kinds = [.. officer.Post.Kinds],
                Post = officer.Post.Post,
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
            yield return Tell(officer, at, new OfficerCommand.SuspendOfficer());
            yield return Tell(officer, at.AddDays(past.SuspensionDays), new OfficerCommand.ReinstateOfficer());
        }
    }

    private IEnumerable<PlannedStep> TellCase(SeededRandom random)
    {
        var course = CaseCourse.Begin(_world, random.Fork(), NextCase, isRun: false);
        var at = _times.DrawPast(random, TimeSpan.FromHours(1));
        yield return Step(course, course.Open(at), at);
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
                yield return Step(course, handed, at.AddMinutes(-1));
            }

            foreach (var deed in course.Advance())
            {
                yield return Step(course, deed, at);
            }
        }
    }

    private CaseId NextCase(string organ) => CaseId.FromSource(organ, Name.Case(++_cases));

    private PlannedStep Step(CaseCourse course, PlannedDeed deed, DateTimeOffset? at) => new(
        new ManySubmission.ToCase(
            course.Id,
            new(NextCommand(), deed.IsTold ? _records : deed.By.Id, deed.Command)
            {
                Intent = deed.IsTold ? Intent.Record : Intent.Request,
                At = at is { } told ? Times.Of(told) : null,
            }),
        deed.IsRefused);

    private PlannedStep Ask(PlacedOfficer officer, OfficerCommand command) => new(
        new ManySubmission.ToOfficer(officer.Id, new(NextCommand(), officer.Supervisor, command)));

    private PlannedStep Tell(PlacedOfficer officer, DateTimeOffset at, OfficerCommand command) => new(
        new ManySubmission.ToOfficer(
            officer.Id,
            new(NextCommand(), _records, command) { Intent = Intent.Record, At = Times.Of(at) }));

    private CommandId NextCommand() => new(string.Create(
        CultureInfo.InvariantCulture, $"{_world.Scenario.Name}-{Name.Seed}-{Name.Run}-{++_commands}"));
}
