using Grid.Domain.Draws;

namespace Grid.Packs.Tests.Corpus;

/// <summary>A case that the function alone decides.</summary>
internal sealed class DecidedCase(CorpusFile corpus, RulePack pack, RulePack? later) : ICorpusHost
{
    private static readonly AskerId Time = AskerId.Parse("system:deadlines");

    private static readonly Timestamp Since = Timestamp.Parse("2032-01-01T00:00:00Z");

    private readonly Dictionary<CaseId, (CaseState State, int Noted)> _cases = [];
    private readonly Dictionary<OfficerId, OfficerState> _officers = [];
    private readonly Dictionary<UnitId, UnitState> _units = [];

    public RulePack? Later => later;

    public Timestamp Now { get; private set; } = Since;

    public OfficerId Named(string officer) => OfficerId.Parse(officer);

    public CaseId CaseNamed(string name) => CaseId.Parse(name.Length == 0 ? "it" : name);

    public Task<CorpusReply> Submit(CaseId id, Submission<CaseCommand> submission, int sent)
    {
        var (state, noted) = Known(id);
        var decision = Decide(id, submission);
        var events = decision switch
        {
            Decision<CaseEvent>.Accepted accepted => accepted.Events,
            Decision<CaseEvent>.Refused refused => refused.Notes,
            _ => [],
        };
        _cases[id] = (
            events.Aggregate(state, (next, happened) => next.Evolve(happened, submission.At ?? Now)),
            noted + events.Count(happened => happened is CaseEvent.AttemptNoted));
        return Task.FromResult(decision switch
        {
            Decision<CaseEvent>.Accepted accepted when accepted.Events.Any(happened => happened.IsInstead) =>
                CorpusReply.Instead,
            Decision<CaseEvent>.Accepted accepted =>
                CorpusReply.Done(accepted.Events.SelectMany(happened => happened.Judged)),
            Decision<CaseEvent>.Refused refused => CorpusReply.Refused(refused.Reasons),
            _ => CorpusReply.Other("already-so"),
        });
    }

    public Task<CorpusReply> Submit(OfficerId id, Submission<OfficerCommand> submission)
    {
        var state = Known(id);
        HeldSeat[] seats =
        [
            .. from known in _cases
               where known.Value.State.Status == CaseStatus.Open
               from held in known.Value.State.Responsibilities
               where held.Holder == id && pack.RequiredSlots.Contains(held.Slot)
               select new HeldSeat(known.Key, held.Slot, held.Seat),
        ];
        var facts = new OfficerFacts(id, Now, submission.By.Officer is { } by ? Known(by) : null)
        {
            Seats = [.. seats],
            SeatCount = seats.Length,
            StandIns = state.Deputy is { } deputy ? [Known(deputy)] : [],
        };
        return Task.FromResult(Told(
            OfficerDecider.Decide(state, submission, facts, pack),
            events => _officers[id] = events.Aggregate(state, (next, happened) => next.Evolve(happened, Now))));
    }

    public Task<CorpusReply> Submit(UnitId id, Submission<UnitCommand> submission)
    {
        var state = _units.GetValueOrDefault(id, UnitState.None);
        var facts = new UnitFacts(id, Now, submission.By.Officer is { } by ? Known(by) : null)
        {
            Units = _units.ToImmutableDictionary(),
            Appointee = submission.Command is UnitCommand.AppointToPost appoint ? Known(appoint.Officer) : null,
            OpenCases =
            [
                .. _cases.Where(known => known.Value.State is { Status: CaseStatus.Open } open && open.Unit == id)
                    .Select(known => known.Key),
            ],
        };
        return Task.FromResult(Told(
            UnitDecider.Decide(state, submission, facts, pack),
            events => _units[id] = events.Aggregate(state, (next, happened) => next.Evolve(happened, Now))));
    }

    private static CorpusReply Told<TEvent>(Decision<TEvent> decision, Action<ImmutableArray<TEvent>> take)
    {
        switch (decision)
        {
            case Decision<TEvent>.Accepted accepted:
                take(accepted.Events);
                return CorpusReply.Done([]);
            case Decision<TEvent>.Refused refused:
                return CorpusReply.Refused(refused.Reasons);
            default:
                return CorpusReply.Other("already-so");
        }
    }

    public async Task Pass(CaseId id, double days)
    {
        Now = new(Now.LocalTicks + TimeSpan.FromDays(days).Ticks, Now.OffsetMinutes);
        while (Due(Known(id).State) is { } step)
        {
            Assert.Equal("done", (await Submit(id, new(step.IdIn(id), Time, step), 1)).Kind);
        }
    }

    public async Task LoseSilo()
    {
        foreach (var id in _cases.Where(known => known.Value.State.IsRun).Select(known => known.Key).ToArray())
        {
            await Submit(id, new(new($"go-on-{id}"), Time, new CaseCommand.CatchUp()), 1);
        }
    }

    public Task<(CaseState State, int Noted)> Look(CaseId id) => Task.FromResult(Known(id));

    public Task<long?> Uncovered(CaseId id) => Task.FromResult((long?)null);

    // What is due first, as a shard takes it.
    private CaseCommand.TakeDueStep? Due(CaseState state)
    {
        var steps = state.Clocks.Where(clock => clock.IsRunning && clock.Next is not null)
            .Select(clock => (
                At: clock.Next!.At,
                Step: new CaseCommand.TakeDueStep(clock.Id, clock.Next.Level, clock.SetBy)))
            .Concat(state.Warnings.Where(warning => warning.IsWaiting && warning.AnswerBy is not null)
                .Select(warning => (
                    At: warning.AnswerBy!.Value,
                    Step: new CaseCommand.TakeDueStep(
                        warning.Clock, warning.Level, warning.Sequence, warning.Sequence))));
        return steps.Where(step => step.At.CompareWith(Now) <= 0).OrderBy(step => step.At.AsUtc)
            .Select(step => step.Step).FirstOrDefault();
    }

    private (CaseState State, int Noted) Known(CaseId id) => _cases.GetValueOrDefault(id, (CaseState.None, 0));

    private Decision<CaseEvent> Decide(CaseId id, Submission<CaseCommand> submission)
    {
        var state = Known(id).State;
        var law = LawFor(submission.At ?? Now);
        var facts = CaseFacts.At(Now) with { Subject = id, ClockPacks = ClocksUnder(law, state) };
        foreach (var other in CaseNeeds.OtherCases(id, state, submission.Command, law))
        {
            facts = facts with { Cases = facts.Cases.SetItem(other, Known(other).State) };
        }

        facts = facts with { Units = _units.ToImmutableDictionary() };
        while (true)
        {
            var units = CaseNeeds.UnitsStillUnknown(state, submission, facts, law);
            facts = units.Aggregate(facts, (known, unit) => known.With(unit, UnitState.None));
            var unknown = CaseNeeds.StillUnknown(state, submission, facts, law);
            facts = unknown.Aggregate(facts, (known, officer) => known.With(officer, Known(officer)));
            if (units.IsEmpty && unknown.IsEmpty)
            {
                break;
            }
        }

        return CaseDecider.Decide(
            state, submission, facts with { Draw = DrawOf(state, submission.Command, facts) }, law);
    }

    // The function knows no hashes: any text is as good.
    private DrawFacts? DrawOf(CaseState state, CaseCommand command, CaseFacts facts) =>
        CaseNeeds.DrawnBy(state, command, facts) is { } unit
            ? new(new('a', DayKeys.Digits), DrawKeys.KeyOf(unit, Now))
            : null;

    // All of it is told late: the law of now says by which law it is measured.
    private RulePack LawFor(Timestamp at) => LawAt(Now) is var law && NormVersion.GoesByAct(law) ? LawAt(at) : law;

    private RulePack LawAt(Timestamp at) =>
        later is not null && at.LocalTicks >= Timestamp.Parse(corpus.Later!.From).LocalTicks ? later : pack;

    // A clock keeps the law that was in force when it began.
    private ImmutableDictionary<ClockId, RulePack> ClocksUnder(RulePack law, CaseState state) =>
        state.Clocks.Where(clock => clock.IsRunning && LawAt(clock.Start) != law)
            .ToImmutableDictionary(clock => clock.Id, clock => LawAt(clock.Start));

    private OfficerState Known(OfficerId id) =>
        _officers.TryGetValue(id, out var changed) ? changed : Registered(id);

    private OfficerState Registered(OfficerId id)
    {
        var (name, officer) = corpus.Officers.SingleOrDefault(pair => Named(pair.Key) == id);
        return name is null
            ? OfficerState.None
            : officer.Commands(pack.Name, Named)
                .Aggregate(OfficerState.None, (state, command) => Told(state, command, id));
    }

    private OfficerState Told(OfficerState state, OfficerCommand command, OfficerId id)
    {
        var told = CorpusOfficer.Told(new("any"), AskerId.Parse("system:corpus"), command);
        var decision = OfficerDecider.Decide(state, told, new(id, Now, null), pack);
        return Assert.IsType<Decision<OfficerEvent>.Accepted>(decision).Events
            .Aggregate(state, (next, happened) => next.Evolve(happened, CorpusOfficer.Since));
    }
}
