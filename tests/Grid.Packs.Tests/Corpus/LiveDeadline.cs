using System.Globalization;
using Grid.Domain.Clocks;
using Grid.Domain.Rules.Conditions;

namespace Grid.Packs.Tests.Corpus;

/// <summary>
/// A case of <c>corpus/deadlines</c>, told act by act to a living case of its procedure, which must come to the same
/// last day, and to the same verdict on each act that ends the clock.
/// </summary>
internal sealed class LiveDeadline
{
    private static readonly Timestamp Now = Timestamp.Parse("2032-01-01T00:00:00Z");

    private static readonly OfficerId Lead = OfficerId.Parse("own/lead");

    private static readonly OfficerId Stranger = OfficerId.Parse("own/stranger");

    private static readonly (string? Until, string? By, Dictionary<string, string> Facts) Nothing = (null, null, []);

    private readonly RulePack _pack;
    private readonly DeadlineCase _asked;
    private readonly ClockDefinition _clock;
    private readonly CaseFacts _facts;
    private CaseState _state;
    private Func<OfficerId, OfficerId> _known = id => id;

    private LiveDeadline(RulePack pack, DeadlineCase asked, ClockDefinition clock)
    {
        (_pack, _asked, _clock) = (pack, asked, clock);
        _facts = Approving(pack);
        _state = CaseState.None.Evolve(Opened(pack, clock), Now);
    }

    /// <summary>
    /// Whether acts told to a living case come to it: not of a clock that is superseded, nor as of a day, nor of one
    /// that another deed than an act starts.
    /// </summary>
    public static bool IsLive(DeadlineCase asked, ClockDefinition clock) =>
        clock.SupersededBy is null && asked.AsOf is null && !DeedEvents.All.Contains(clock.Start.Event);

    public static IEnumerable<string> Mistakes(RulePack pack, DeadlineCase asked)
    {
        var clock = pack.ClockNamed(new(asked.Clock))!;
        var live = new LiveDeadline(pack, asked, clock);
        live.Begin();
        return live.Mistakes();
    }

    /// <summary>
    /// What a silo is told: the opening, what befalls the clock, and an act that ends it where one is given.
    /// </summary>
    public static IEnumerable<Submission<CaseCommand>> Told(
        RulePack pack, DeadlineCase asked, string? end, Func<OfficerId, OfficerId> known)
    {
        var clock = pack.ClockNamed(new(asked.Clock))!;
        var live = new LiveDeadline(pack, asked, clock) { _known = known };
        var opened = Opened(pack, clock);
        yield return Recorded(0, asked.Start, new CaseCommand.OpenCase(pack.Name)
        {
            Procedure = opened.Procedure,
            Stage = opened.Stage,
            Slots = [.. opened.Slots.Select(filling => filling with { Officer = known(filling.Officer) })],
        });
        var at = 1;
        yield return live.Submission(at, clock.Start.Event, asked.Start, Nothing, isStart: true);
        foreach (var happened in asked.Events.OrderBy(happened => Timestamp.Parse(happened.At).LocalTicks))
        {
            yield return live.Submission(
                ++at, happened.Type, happened.At, (happened.Until, happened.By, FactsOf(happened)), isStart: false);
        }

        if (end is not null)
        {
            var stop = clock.Effects.OfType<ClockEffect.Stop>().First();
            yield return live.Submission(++at, stop.Event, end, Nothing, isStart: false);
        }
    }

    /// <summary>What is wrong with the clock of a case that was told all of it.</summary>
    public static IEnumerable<string> Mistakes(
        CaseState state, (ClockId Clock, DeadlineCase Case) asked, (string? At, bool IsKept) end)
    {
        if (state.Clock(asked.Clock) is not { } clock)
        {
            yield return "the clock did not start";
            yield break;
        }

        var due = clock.Due is not { } at ? "none" : Text(at);
        if (due != asked.Case.Due)
        {
            yield return $"due {due}, not {asked.Case.Due}";
        }

        // A clock that ran out its course before was not ended by the act.
        var isMissed = state.Breaches.Any(breach => breach.Rule.Value == asked.Clock.Value);
        if (end.At is { } told && clock.Stopped == Timestamp.Parse(told) && isMissed == end.IsKept)
        {
            yield return isMissed ? "late" : "in time";
        }
    }

    /// <summary>Whoever is in office, with what is told of them.</summary>
    public static IEnumerable<(OfficerId Id, OfficerState State)> Officers(RulePack pack) =>
        Approving(pack).Officers.Select(pair => (pair.Key, pair.Value));

    private static CaseEvent.Opened Opened(RulePack pack, ClockDefinition clock)
    {
        var procedure = clock.Procedure is { } stem
            ? pack.Procedures.First(known => known.IsOrUnder(stem))
            : null;
        return new(pack.Name, IsRun: false)
        {
            Procedure = procedure?.Name,
            Stage = procedure?.Start,
            // And whoever it is from whom an approver of the clock is seen.
            Slots = [.. pack.Approvals.Where(entry => clock.Effects.OfType<ClockEffect.Extend>()
                    .Any(effect => effect.ApprovedBy == entry.Name))
                .Select(entry => entry.From).Append(clock.Holder).OfType<Slot>().Distinct()
                .Select(slot => new SlotFilling(slot, 1, Lead))],
        };
    }

    // Whoever may approve something is above the lead, and of the lead's organ or another as the pack has it.
    private static CaseFacts Approving(RulePack pack)
    {
        var facts = CaseFacts.At(Now).With(Stranger, Registered(pack, "own/all", null, null));
        OfficerId? above = null;
        foreach (var entry in pack.Approvals)
        {
            var organ = entry.Place == ApprovalPlace.Own ? "own" : "above";
            var id = Named(entry.Name);
            // A name that stands twice is one officer, and nobody is above themselves.
            facts = facts.With(
                id, Registered(pack, $"{organ}/all", entry, above == id ? facts.Officer(id).Supervisor : above));
            above = id;
        }

        return facts.With(Lead, Registered(pack, "own/all", null, above));
    }

    private static OfficerState Registered(RulePack pack, string unit, ApprovalEntry? entry, OfficerId? above)
    {
        var registered = OfficerState.None.Evolve(
            new OfficerEvent.Registered(pack.Name, Standing.Active)
            {
                Unit = UnitId.Parse(unit),
                Class = entry?.By.Class,
                Supervisor = above,
            },
            CorpusOfficer.Since);
        return entry is null
            ? registered
            : registered.Evolve(
                new OfficerEvent.MandateGranted(new(new("m"))
                {
                    Powers = entry.By.Power is { } power ? [power] : [],
                    From = CorpusOfficer.Since,
                    Post = entry.By.Post,
                }),
                CorpusOfficer.Since);
    }

    private static OfficerId Named(string approver) => OfficerId.Parse($"approver/{approver}");

    private void Begin()
    {
        Tell(_state, _clock.Start.Event, _asked.Start, Nothing, out _state);
        foreach (var happened in _asked.Events.OrderBy(happened => Timestamp.Parse(happened.At).LocalTicks))
        {
            Tell(_state, happened.Type, happened.At, (happened.Until, happened.By, FactsOf(happened)), out _state);
        }
    }

    private IEnumerable<string> Mistakes()
    {
        if (_state.Clock(_clock.Id) is not { } clock)
        {
            yield return $"{_asked.Clock}, {_asked.Name}: the clock did not start";
            yield break;
        }

        var due = clock.Due is not { } at ? "none" : Text(at);
        if (due != _asked.Due)
        {
            yield return $"{_asked.Clock}, {_asked.Name}: due {due}, not {_asked.Due}";
        }

        // A clock that ran out its course in the case has no end to try.
        if (!clock.IsRunning || _clock.Effects.OfType<ClockEffect.Stop>().FirstOrDefault() is not { } stop)
        {
            yield break;
        }

        foreach (var (act, isKept) in _asked.Met.Select(act => (act, true))
            .Concat(_asked.Missed.Select(act => (act, false))))
        {
            Tell(_state, stop.Event, act, Nothing, out var ended);
            var isMissed = ended.Breaches.Any(breach => breach.Rule.Value == _clock.Id.Value);
            if (ended.Clock(_clock.Id) is not { IsRunning: false } || isMissed == isKept)
            {
                yield return $"{_asked.Clock}, {_asked.Name}: an act of {act} is {(isMissed ? "late" : "in time")}";
            }
        }
    }

    private void Tell(
        CaseState state,
        string type,
        string at,
        (string? Until, string? By, Dictionary<string, string> Facts) told,
        out CaseState next)
    {
        var isStart = type == _clock.Start.Event && _state.Clocks.IsEmpty;
        var submission = Submission(state.Sequence, type, at, told, isStart);
        next = CaseDecider.Decide(state, submission, _facts, _pack) is Decision<CaseEvent>.Accepted accepted
            ? accepted.Events.Aggregate(state, (after, happened) => after.Evolve(happened, submission.At!.Value))
            : state;
    }

    private Submission<CaseCommand> Submission(
        int number,
        string type,
        string at,
        (string? Until, string? By, Dictionary<string, string> Facts) told,
        bool isStart)
    {
        var act = _pack.Acts.First(entry => entry.Act.Matches(type)).Act.Text;
        var facts = told.Facts.Select(fact => new Fact(fact.Key, fact.Value)).ToList();
        if (isStart)
        {
            facts.AddRange(_clock.Start.When.Select(match => new Fact(match.Name, match.Values[0])));
            facts.AddRange(Meeting(_clock.Start.If));
        }

        if (told.Until is { } until)
        {
            facts.Add(new("until", until));
        }

        if (told.By is { } by)
        {
            var approved = _pack.Approvals.Any(entry => entry.Name == by) ? Named(by) : Stranger;
            facts.Add(new("approved_by", _known(approved).Value));
        }

        if (_asked.Events.FirstOrDefault(said => said.Type == type && said.At == at)?.Findings is { } has)
        {
            facts.Add(new("findings", has ? "true" : "false"));
        }

        return Recorded(number, at, new CaseCommand.RecordAct(act) { Facts = FactSet.Of(facts) });
    }

    // What is known to hold where the clock starts by it; what must not be known is told by nobody.
    private static IEnumerable<Fact> Meeting(Condition? condition) => condition is Condition.Compare compare
        ? [new(compare.Fact, $"{compare.Values[0]}{(compare.How == Comparison.MoreThan ? ".5" : "")}")]
        : [];

    private static Dictionary<string, string> FactsOf(DeadlineCaseEvent happened) => happened.Findings is { } findings
        ? new(happened.Facts) { ["findings"] = findings ? "true" : "false" }
        : happened.Facts;

    private static Submission<CaseCommand> Recorded(int number, string at, CaseCommand command) =>
        new(new(string.Create(CultureInfo.InvariantCulture, $"c-{number}")), new("system:log"), command)
        {
            Intent = Intent.Record,
            At = Timestamp.Parse(at),
        };

    private static string Text(Timestamp due) =>
        due.ToString() is var text && text.EndsWith("T00:00:00", StringComparison.Ordinal) ? text[..10] : text;
}
