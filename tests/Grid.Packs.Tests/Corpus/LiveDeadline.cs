using System.Globalization;
using Grid.Domain.Clocks;

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

    private readonly RulePack _pack;
    private readonly DeadlineCase _asked;
    private readonly ClockDefinition _clock;
    private readonly CaseFacts _facts;
    private CaseState _state;

    private LiveDeadline(RulePack pack, DeadlineCase asked, ClockDefinition clock)
    {
        (_pack, _asked, _clock) = (pack, asked, clock);
        _facts = Approving(pack);
        _state = CaseState.None.Evolve(Opened(pack, clock), Now);
    }

    /// <summary>Whether a living case can come to it: not of a clock that is superseded, nor as of a day.</summary>
    public static bool IsLive(DeadlineCase asked, ClockDefinition clock) =>
        clock.SupersededBy is null && asked.AsOf is null;

    public static IEnumerable<string> Mistakes(RulePack pack, DeadlineCase asked)
    {
        var clock = pack.ClockNamed(new(asked.Clock))!;
        var live = new LiveDeadline(pack, asked, clock);
        live.Begin();
        return live.Mistakes();
    }

    private static CaseEvent.Opened Opened(RulePack pack, ClockDefinition clock)
    {
        var procedure = clock.Procedure is { } stem
            ? pack.Procedures.First(known => known.IsOrUnder(stem))
            : null;
        return new(pack.Name, IsRun: false)
        {
            Procedure = procedure?.Name,
            Stage = procedure?.Start,
            Slots = clock.Holder is { } slot ? [new(slot, 1, Lead)] : [],
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
            facts = facts.With(id, Registered(pack, $"{organ}/all", entry, above));
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
        Tell(_state, _clock.Start.Event, _asked.Start, null, null, out _state);
        foreach (var happened in _asked.Events.OrderBy(happened => Timestamp.Parse(happened.At).LocalTicks))
        {
            Tell(_state, happened.Type, happened.At, happened.Until, happened.By, out _state);
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
            Tell(_state, stop.Event, act, null, null, out var ended);
            var isMissed = ended.Breaches.Any(breach => breach.Rule.Value == _clock.Id.Value);
            if (ended.Clock(_clock.Id) is not { IsRunning: false } || isMissed == isKept)
            {
                yield return $"{_asked.Clock}, {_asked.Name}: an act of {act} is {(isMissed ? "late" : "in time")}";
            }
        }
    }

    private void Tell(
        CaseState state, string type, string at, string? until, string? by, out CaseState next)
    {
        var act = _pack.Acts.First(entry => entry.Act.Matches(type)).Act.Text;
        var told = new List<Fact>();
        if (type == _clock.Start.Event && _state.Clocks.IsEmpty)
        {
            told.AddRange(_clock.Start.When.Select(match => new Fact(match.Name, match.Values[0])));
        }

        if (until is not null)
        {
            told.Add(new("until", until));
        }

        if (by is not null)
        {
            var approved = _pack.Approvals.Any(entry => entry.Name == by) ? Named(by) : Stranger;
            told.Add(new("approved_by", approved.Value));
        }

        var time = Timestamp.Parse(at);
        var submission = new Submission<CaseCommand>(
            new(string.Create(CultureInfo.InvariantCulture, $"c-{state.Sequence}")),
            new("system:log"),
            new CaseCommand.RecordAct(act) { Facts = FactSet.Of(told) })
        {
            Intent = Intent.Record,
            At = time,
        };
        next = CaseDecider.Decide(state, submission, _facts, _pack) is Decision<CaseEvent>.Accepted accepted
            ? accepted.Events.Aggregate(state, (after, happened) => after.Evolve(happened, time))
            : state;
    }

    private static string Text(Timestamp due) =>
        due.ToString() is var text && text.EndsWith("T00:00:00", StringComparison.Ordinal) ? text[..10] : text;
}
