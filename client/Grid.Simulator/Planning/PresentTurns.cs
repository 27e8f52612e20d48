namespace Grid.Simulator.Planning;

/// <summary>
/// The present, turn by turn: a case opens, changes hands or moves on, or an officer is suspended or comes back. Live
/// cases are bounded, so that it can go on for ever.
/// </summary>
/// <param name="world">Who is there, and who is away.</param>
/// <param name="random">What is left to chance.</param>
/// <param name="writer">What makes submissions of it.</param>
/// <param name="times">What is now.</param>
/// <param name="told">The cases of the past that are not over; what comes of them is told as well.</param>
internal sealed class PresentTurns(
    World world, SeededRandom random, StepWriter writer, PlanTimes times, List<CaseCourse> told)
{
    private const int AllTurns = 1_000;

    private readonly List<CaseCourse> _run = [];

    // They are live as the others are, and stay so.
    private readonly int _planted = world.Scenario.Planted.Count(planted => planted.IsRun);

    /// <summary>What happens in one turn, which may be nothing.</summary>
    public IEnumerable<PlannedStep> Take(int turn)
    {
        var (present, drawn) = (world.Scenario.Present, random.Below(AllTurns));
        var turns = present.Turns;
        // Somebody is away at any time, so that there is an acting holder to look at.
        if (world.Absences.Count == 0 && turn > present.Cases)
        {
            return Suspend();
        }

        // Until the county is half full cases come quickly.
        if (_run.Count < present.Cases - _planted
            && (_run.Count < present.Cases / 2 ? drawn < AllTurns / 2 : drawn < turns.Open))
        {
            return [Open()];
        }

        drawn = random.Below(AllTurns);
        return (drawn -= turns.Transfer) < 0 ? HandOn()
            : (drawn -= turns.Suspend) < 0 ? Suspend()
            : (drawn - turns.Reinstate) < 0 ? Reinstate()
            : _run.Count + told.Count is > 0 and var live ? Advance(random.Below(live))
            : [];
    }

    private PlannedStep Open()
    {
        var course = CaseCourse.Begin(world, random.Fork(), writer.NextCase, isRun: true);
        _run.Add(course);
        return writer.Of(course, course.Open(times.Estimate(writer.Steps)));
    }

    private IEnumerable<PlannedStep> Advance(int place)
    {
        var (courses, index) = place < _run.Count ? (_run, place) : (told, place - _run.Count);
        var course = courses[index];
        foreach (var deed in course.Advance())
        {
            yield return writer.Of(course, deed);
        }

        if (course.IsOver)
        {
            courses.Remove(course);
        }
    }

    private IEnumerable<PlannedStep> HandOn()
    {
        if (_run.Count > 0 && random.Pick(_run) is var course && course.HandOn() is { } deed)
        {
            yield return writer.Of(course, deed);
        }
    }

    // The officer must have something to do, and somebody else does it then.
    private IEnumerable<PlannedStep> Suspend()
    {
        var courses = _run.FindAll(course => course.IsUpToLead
            && world.Scenario.Suspendable.Contains(course.Lead.Post.Post)
            && world.Absences.CanBegin(course.Lead));
        if (courses.Count == 0 || world.Absences.Count >= world.Scenario.Present.Suspended)
        {
            yield break;
        }

        var course = random.Pick(courses);
        var officer = course.Lead;
        world.Absences.Begin(officer);
        yield return writer.Ask(officer, new OfficerCommand.SuspendOfficer());
        var tried = new PlannedDeed(new CaseCommand.RecordAct(course.NextAct!) { Facts = officer.Facts }, officer);
        yield return writer.Of(course, tried with { IsRefused = true });
        foreach (var step in Advance(_run.IndexOf(course)))
        {
            yield return step;
        }
    }

    private IEnumerable<PlannedStep> Reinstate()
    {
        // One who is away is left so, for there to be something to look at.
        if (world.Absences.Count <= 1)
        {
            yield break;
        }

        var officer = world.Absences.Longest;
        world.Absences.End(officer);
        yield return writer.Ask(officer, new OfficerCommand.ReinstateOfficer());
        if (_run.FindIndex(course => course.Lead == officer) is >= 0 and var place)
        {
            foreach (var step in Advance(place))
            {
                yield return step;
            }
        }
    }
}
