using Grid.Grains.Deadlines;
using Grid.Grains.Telemetry;
using Grid.Ledger.Entries;

namespace Grid.Grains;

/// <summary>A shell around one case: it fetches, asks, appends, remembers. No rule lives here.</summary>
internal sealed class CaseGrain : Grain, ICaseGrain, ICaseSteps, IStreamOwner<CaseEvent>
{
    /// <summary>Who says that a step is due.</summary>
    public static readonly AskerId Deadlines = AskerId.Parse("system:deadlines");

    private readonly EntryStream<CaseEvent> _stream;
    private readonly FailedDeliveries _failed;
    private readonly IRulePacks _packs;
    private readonly ICaseFactsSource _sources;
    private readonly WhoAnswered _who;
    private CaseState _state = CaseState.None;
    private bool _isAsked;

    public CaseGrain(GridLedger grid, IRulePacks packs, ICaseFactsSource sources, WhoAnswered who)
    {
        _packs = packs;
        _sources = sources;
        _who = who;
        _failed = grid.FailedDeliveries;
        _stream = new(this.GetPrimaryKeyString(), grid, this);
    }

    object? IStreamOwner<CaseEvent>.State
    {
        get => _state;
        set => _state = (CaseState)value!;
    }

    private CaseId Id => new(this.GetPrimaryKeyString());

    void IStreamOwner<CaseEvent>.Evolve(CaseEvent happened, Timestamp at) => _state = _state.Evolve(happened, at);

    void IStreamOwner<CaseEvent>.Reset() => _state = CaseState.None;

    void IStreamOwner<CaseEvent>.Abandon() => DeactivateOnIdle();

    // Of a sealed case nothing is told; that it is not there for somebody is, as of any case that is not there.
    bool IStreamOwner<CaseEvent>.IsTold(ImmutableArray<Reply> replies) => !_state.IsSealed || replies.Any(reply =>
        reply is Reply.Refused refused
        && refused.Reasons.Any(reason => reason.Rule == CaseRules<CaseCommand.ReadCase>.CaseIsKnown.Id));

    bool IStreamOwner<CaseEvent>.IsUnnamed(AppendRequest request) => _state.IsSealed
        || request.Entries[0].Content?.Happened is CaseEvent.Opened { IsSealed: true };

    public override Task OnActivateAsync(CancellationToken cancellation) => _stream.Load(cancellation);

    public Task<Reply> Submit(Submission<CaseCommand> submission, CancellationToken cancellation)
    {
        _isAsked = true;
        return submission.Command is CaseCommand.ReportDelivery { HasFailed: true }
            ? First([submission], cancellation)
            : _stream.Submit(submission, next => Decide(next, null, cancellation), cancellation);
    }

    public Task<ImmutableArray<Reply>> SubmitAll(
        ImmutableArray<Submission<CaseCommand>> submissions, CancellationToken cancellation)
    {
        _isAsked = true;
        return !submissions.IsDefault
            && submissions.Any(asked => asked.Command is CaseCommand.ReportDelivery { HasFailed: true })
                ? Report(submissions, cancellation)
                : _stream.SubmitAll(submissions, next => Decide(next, null, cancellation), cancellation);
    }

    private async Task<Reply> First(
        ImmutableArray<Submission<CaseCommand>> submissions, CancellationToken cancellation) =>
        (await Report(submissions, cancellation))[0];

    // What was told before is told once, and of a sealed case nothing is.
    private async Task<ImmutableArray<Reply>> Report(
        ImmutableArray<Submission<CaseCommand>> submissions, CancellationToken cancellation)
    {
        var before = _stream.Sequence;
        var replies = await _stream.SubmitAll(
            submissions, next => Decide(next, null, cancellation), cancellation);
        foreach (var (place, reply) in replies.Index())
        {
            if (submissions[place].Command is CaseCommand.ReportDelivery { HasFailed: true } && !_state.IsSealed
                && reply is Reply.Done done && done.Receipt.Sequence > before)
            {
                _failed.Tell();
            }
        }

        return replies;
    }

    public async Task<StepTaken> Take(DueStep step, string? late, CancellationToken cancellation)
    {
        var submission = new Submission<CaseCommand>(step.Command.IdIn(Id), Deadlines, step.Command);
        var reply = await _stream.Submit(submission, next => Decide(next, late, cancellation), cancellation);
        if (!_isAsked)
        {
            // Nobody but its clocks has called it: where a million are due, each goes once it has done its step.
            DeactivateOnIdle();
        }

        return new(reply, DueStep.In(Id, _state));
    }

    // Nobody knows who looks: a sealed case is not there, as one is not that nobody has opened, whatever was noted of
    // it.
    public async Task<CaseView> Look(CancellationToken cancellation)
    {
        _isAsked = true;
        _stream.ThrowIfLost();
        return _state.IsSealed ? new(Id, CaseStatus.None)
            : _stream.Damage is { } damage ? new(Id, CaseStatus.None) { Damage = damage }
            : _state.Status == CaseStatus.None ? new(Id, CaseStatus.None)
            : await Show(cancellation);
    }

    public async Task<ReadView> Read(Submission<CaseCommand> submission, CancellationToken cancellation)
    {
        var reply = await Submit(submission, cancellation);
        return new(
            reply,
            submission.Command is CaseCommand.ReadCase && reply is Reply.Done or Reply.AlreadySo
                ? await Show(cancellation)
                : null);
    }

    public Task<WhoAnswer> Who(WhoQuestion question, CancellationToken cancellation) =>
        _who.Answer(Id, question, cancellation);

    private async Task<CaseView> Show(CancellationToken cancellation)
    {
        var pack = _state.Pack is { } name
            ? (await _packs.InForce(name, MomentOf(_stream.Now()), cancellation))?.Pack
            : null;
        var facts = await _sources.GatherHolders(_state, pack?.Oversight, (_stream.Now(), cancellation));
        return CaseViews.Of(Id, _state, facts, pack ?? RulePack.None);
    }

    /// <summary>Decides once, on the facts as they are now.</summary>
    private async ValueTask<Proposal<CaseEvent>> Decide(
        Submission<CaseCommand> submission, string? late, CancellationToken cancellation)
    {
        var opening = submission.Command as CaseCommand.OpenCase;
        var name = _state.Pack ?? opening?.Pack;
        PackInForce? inForce;
        Timestamp now;
        CaseFacts facts;
        using (EntryStream<CaseEvent>.StartFacts())
        {
            now = _stream.Now();
            var moment = MomentOf(submission.At ?? now) with
            {
                Kind = _state.Kind ?? opening?.Kind,
                RecordedAt = now,
            };
            inForce = name is { } asked ? await _packs.InForce(asked, moment, cancellation) : new(RulePack.None, 0);
            if (inForce is null || (name is not null && inForce.IsGap))
            {
                return Proposal<CaseEvent>.Refuse(
                    inForce is null
                        ? ShellReasons.PackIsUnknown(name!.Value)
                        : ShellReasons.PackIsNotInForce(name!.Value, moment.At),
                    now);
            }

            facts = await _sources.Gather(Id, _state, submission, inForce.Pack, (now, cancellation));
            facts = await WithClockPacks(facts, inForce, cancellation);
            facts = late is null ? facts : facts with { LateBySystem = late };
        }

        var decision = _stream.Decide(
            submission.Command, () => CaseDecider.Decide(_state, submission, facts, inForce.Pack));
        var reliance = new Reliance(now, Relied(facts, name, inForce.Sequence))
        {
            Pack = name is null ? null : inForce.Pack.Version,
            Texts = submission.Command.Texts,
            StillHolds = () => StillHolds(submission, (name, inForce.Sequence), facts, cancellation),
            Forget = Forget,
        };
        return new(decision, reliance);
    }

    private PackMoment MomentOf(Timestamp at) => new(at, _state.OpenedAt, _state.Kind);

    // A clock keeps the law that was in force when it began.
    private async ValueTask<CaseFacts> WithClockPacks(
        CaseFacts facts, PackInForce judging, CancellationToken cancellation)
    {
        foreach (var clock in _state.Clocks)
        {
            if (clock.IsRunning
                && _state.Pack is { } name
                && await _packs.InForce(name, MomentOf(clock.Start), cancellation) is { IsGap: false } own
                && own.Pack.Version != judging.Pack.Version)
            {
                facts = facts with { ClockPacks = facts.ClockPacks.SetItem(clock.Id, own.Pack) };
            }
        }

        return facts;
    }

    // A record is refused for its form alone, on which no officer has a say. Only whether there is anything to catch up
    // with depends on officers, whoever asks.
    private async Task<bool> StillHolds(
        Submission<CaseCommand> asked,
        (PackName? Name, int Sequence) pack,
        CaseFacts facts,
        CancellationToken cancellation) =>
        (pack.Name is not { } used || await _packs.IsStillInForce(used, pack.Sequence, cancellation))
        && ((!Requests.Is(asked) && asked.Command is not CaseCommand.CatchUp)
            || await _sources.AreStillSo(facts, cancellation));

    private void Forget(string stream)
    {
        _packs.Forget(stream);
        _sources.Forget(stream);
    }

    private static ImmutableSortedDictionary<string, int> Relied(CaseFacts facts, PackName? pack, int packSequence)
    {
        var relied = EntryHeader.NothingRelied.ToBuilder();
        if (pack is { } name)
        {
            relied[Streams.Of(name)] = packSequence;
        }

        foreach (var (id, officer) in facts.Officers)
        {
            relied[id.Value] = officer.Sequence;
        }

        foreach (var (id, unit) in facts.Units)
        {
            relied[id.Value] = unit.Sequence;
        }

        foreach (var (id, other) in facts.Cases)
        {
            relied[id.Value] = other.Sequence;
        }

        return relied.ToImmutable();
    }
}
