using Grid.Simulator.People;
using Grid.Simulator.Scenarios;

namespace Grid.Simulator.Planning;

/// <summary>One case on its way along a track, with what goes wrong in it. It knows what comes next.</summary>
internal sealed class CaseCourse
{
    private static readonly Slot LeadSlot = new("lead");
    private static readonly Slot ReviewerSlot = new("reviewer");

    private readonly World _world;
    private readonly SeededRandom _random;
    private readonly Track _track;
    private readonly Departure? _departure;
    private readonly ImmutableArray<TrackStep> _steps;
    private Cast _cast;
    private int _next;

    private CaseCourse(
        World world, SeededRandom random, Track track, Departure? departure, PlacedOfficer? planted = null)
    {
        (_world, _random, _track, _departure) = (world, random, track, departure);
        var unit = random.Pick(track.Units);
        var opener = world.Draw(random, unit, track.Opener)!;
        var lead = planted ?? (track.Lead == track.Opener ? opener : world.Draw(random, unit, track.Lead)!);
        _cast = new(unit, opener, lead)
        {
            Reviewer = departure?.WithoutReviewer == true ? null : world.Population.Leading(unit),
        };
        _steps =
        [
            .. track.Steps.Where(step => random.Chance(step.Percent))
                .Where(step => step.Act is null || step.Act != departure?.Skips),
        ];
    }

    public required CaseId Id { get; init; }

    /// <summary>Whether it is run through the grid; else it is told of.</summary>
    public required bool IsRun { get; init; }

    /// <summary>Whether there is nothing more to do in it.</summary>
    public bool IsOver => _next == _steps.Length;

    /// <summary>Who holds the lead, whether or not they may act.</summary>
    public PlacedOfficer Lead => _cast.Lead;

    /// <summary>Whether the next thing to do is the lead's.</summary>
    public bool IsUpToLead => !IsOver && _steps[_next] is { Act: not null, By: "lead" };

    /// <summary>The act that comes next; nothing where something else does.</summary>
    public string? NextAct => IsOver ? null : _steps[_next].Act;

    /// <summary>A case that begins.</summary>
    /// <param name="world">Where it begins.</param>
    /// <param name="random">What is left to chance in it, and in nothing else.</param>
    /// <param name="called">Its id, by the organ where it begins.</param>
    /// <param name="isRun">Whether it is run through the grid.</param>
    public static CaseCourse Begin(World world, SeededRandom random, Func<string, CaseId> called, bool isRun)
    {
        var scenario = world.Scenario;
        var among = scenario.Tracks.SelectMany(track => Enumerable.Repeat(track, track.Weight)).ToList();
        var track = random.Pick(among);
        var departure = scenario.Departures
            .Where(departure => departure.FitsInto(track) && !(isRun && departure.PastOnly))
            .FirstOrDefault(departure => random.Chance(departure.Percent));
        return new(world, random, track, departure) { Id = called(track.Units[0].Split('/')[0]), IsRun = isRun };
    }

    /// <summary>A case in which nobody watches.</summary>
    /// <param name="world">Where it is.</param>
    /// <param name="random">What is left to chance.</param>
    /// <param name="planted">What is amiss.</param>
    /// <param name="who">Its id, by the organ where it begins; who leads it, where that is nobody of the world.</param>
    public static CaseCourse Plant(
        World world, SeededRandom random, PlantedCase planted, (Func<string, CaseId> Called, PlacedOfficer? Lead) who)
    {
        var track = world.Scenario.Tracks.First(track => track.Name == planted.Track);
        var departure = new Departure { Name = planted.Name, WithoutReviewer = planted.WithoutReviewer };
        return new(world, random, track, departure, who.Lead)
        {
            Id = who.Called(track.Units[0].Split('/')[0]),
            IsRun = planted.IsRun,
        };
    }

    /// <summary>How long after the step before the next one comes, in a past that is told.</summary>
    public TimeSpan TimeToNext()
    {
        var step = _steps[_next];
        var late = step.Act is not null && step.Act == _departure?.Act ? _departure.LateHours : 0;
        return TimeSpan.FromHours(late + _random.Between(step.Hours[0], step.Hours[1]))
            + TimeSpan.FromMinutes(_random.Below(60));
    }

    /// <summary>The opening, given when it happens.</summary>
    public PlannedDeed Open(DateTimeOffset at)
    {
        var limit = at.AddDays(_departure?.LimitDays ?? _world.Scenario.LimitDays);
        return Deed(_cast.Opener, new CaseCommand.OpenCase(new(_world.Scenario.Pack))
        {
            Kind = _track.Kind,
            Unit = _cast.Opener.UnitId,
            Stage = _track.Stage,
            Slots =
            [
                new(LeadSlot, 1, _cast.Lead.Id),
                .. _cast.Reviewer is { } reviewer ? [new(ReviewerSlot, 1, reviewer.Id)] : (SlotFilling[])[],
            ],
            Facts = _departure?.WithoutLimit == true
                ? FactSet.None
                : FactSet.Of([new("limit", Times.Of(limit).ToString())]),
        });
    }

    /// <summary>What comes next, with what is tried in vain before it.</summary>
    public IEnumerable<PlannedDeed> Advance()
    {
        var step = _steps[_next++];
        var tried = IsRun && step.Act is { } act
            ? _world.Scenario.Attempts.Where(attempt => attempt.Before == act && _random.Chance(attempt.Percent))
            : [];
        foreach (var attempt in tried)
        {
            yield return Try(attempt);
        }

        foreach (var deed in step switch
        {
            { Close: true } => [Close(step)],
            { Fill: { } slot } => Fill(step, new(slot)),
            { To.Count: > 0 } => Move(step),
            _ => [Act(step)],
        })
        {
            yield return deed;
        }
    }

    /// <summary>The lead goes to a colleague; nothing where there is none.</summary>
    public PlannedDeed? HandOn()
    {
        var answers = _world.Absences.Answering(_cast.Lead);
        if (_world.Draw(_random, _cast.Unit, _cast.Lead.Post.Post, [_cast.Lead, answers, .. _cast.Panel]) is not { } to)
        {
            return null;
        }

        var by = _random.Chance(50) ? answers : _world.Population.SupervisorOf(answers);
        _cast = _cast with { Lead = to };
        return Deed(by, Transfer(LeadSlot, to));
    }

    private PlannedDeed Act(TrackStep step)
    {
        var wrong = _departure?.Act == step.Act ? _departure : null;
        var by = _cast.Find(wrong?.By ?? step.By, _world, _random);
        var isTold = IsTold(step);
        return Deed(by, isTold, new CaseCommand.RecordAct(step.Act!)
        {
            // Leave is asked by who will act; only of what is told it must be said who did it.
            Officer = isTold && wrong?.Unnamed != true ? by.Id : null,
            Stage = step.Stage,
            Facts = wrong?.WithoutFacts == true || wrong?.Unnamed == true ? FactSet.None : by.Facts,
        });
    }

    private IEnumerable<PlannedDeed> Move(TrackStep step)
    {
        var unit = _random.Pick(step.To);
        var (lead, reviewer) = (_world.Draw(_random, unit, step.Lead)!, _world.Population.Leading(unit));
        var former = _cast;
        _cast = former with { Unit = unit, Lead = lead, Reviewer = former.Reviewer is null ? null : reviewer };
        yield return Deed(_world.Absences.Answering(former.Lead), Transfer(LeadSlot, lead));
        if (former.Reviewer is { } leaving)
        {
            yield return Deed(_world.Absences.Answering(leaving), Transfer(ReviewerSlot, reviewer));
        }
    }

    private IEnumerable<PlannedDeed> Fill(TrackStep step, Slot slot)
    {
        var by = _cast.Find(step.By, _world, _random);
        for (var seat = 1; seat <= step.Seats; seat++)
        {
            var member = _world.Draw(_random, _cast.Unit, step.With, [_cast.Lead, .. _cast.Panel])!;
            _cast = _cast with { Panel = _cast.Panel.Add(member) };
            yield return Deed(by, new CaseCommand.FillSlot(slot, member.Id, seat));
        }
    }

    private PlannedDeed Close(TrackStep step) =>
        Deed(_cast.Find(step.By, _world, _random), IsTold(step), new CaseCommand.CloseCase());

    private PlannedDeed Try(Attempt attempt)
    {
        var by = _cast.Find(attempt.By, _world, _random);
        CaseCommand command = attempt switch
        {
            { Closes: true } => new CaseCommand.CloseCase(),
            { TransfersTo: { } post } => Transfer(LeadSlot, _cast.Find(post, _world, _random)),
            _ => new CaseCommand.RecordAct(attempt.Before) { Facts = by.Facts },
        };
        return Deed(by, isTold: false, command) with { IsRefused = true };
    }

    private CaseCommand.TransferResponsibility Transfer(Slot slot, PlacedOfficer to) =>
        new(slot, to.Id, new PersonalText(_random.Pick(_world.Scenario.Grounds), _random.Hex(16)));

    private bool IsTold(TrackStep step) =>
        !IsRun || (_departure is { } departure
            && ((step.Act is { } act && act == departure.Act) || departure.Told.Contains(step.Name ?? "")));

    private PlannedDeed Deed(PlacedOfficer by, CaseCommand command) => Deed(by, isTold: !IsRun, command);

    private static PlannedDeed Deed(PlacedOfficer by, bool isTold, CaseCommand command) =>
        new(command, by) { IsTold = isTold };
}
