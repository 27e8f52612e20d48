using Grid.Ledger.Entries;

namespace Grid.Grains;

/// <summary>
/// A shell around one officer. It never calls a case: what follows for cases reaches them as new submissions.
/// </summary>
internal sealed class OfficerGrain : Grain, IOfficerGrain, IStreamOwner<OfficerEvent>
{
    private readonly EntryStream<OfficerEvent> _stream;
    private readonly GridLedger _grid;
    private readonly IRulePacks _packs;
    private OfficerState _state = OfficerState.None;

    public OfficerGrain(GridLedger grid, IRulePacks packs)
    {
        _grid = grid;
        _packs = packs;
        _stream = new(this.GetPrimaryKeyString(), grid, this);
    }

    object? IStreamOwner<OfficerEvent>.State
    {
        get => _state;
        set => _state = (OfficerState)value!;
    }

    private OfficerId Id => new(this.GetPrimaryKeyString());

    void IStreamOwner<OfficerEvent>.Evolve(OfficerEvent happened, Timestamp at) => _state = _state.Evolve(happened, at);

    void IStreamOwner<OfficerEvent>.Reset() => _state = OfficerState.None;

    void IStreamOwner<OfficerEvent>.Abandon() => DeactivateOnIdle();

    public override Task OnActivateAsync(CancellationToken cancellation) => _stream.Load(cancellation);

    public Task<Reply> Submit(Submission<OfficerCommand> submission, CancellationToken cancellation) =>
        _stream.Submit(submission, next => Decide(next, cancellation), cancellation);

    public Task<OfficerState> State(CancellationToken cancellation)
    {
        _stream.ThrowIfLost();
        return _stream.Damage is { } damage ? throw StreamDamage.Failure(Id.Value, damage) : Task.FromResult(_state);
    }

    public async Task<OfficerView> Look(CancellationToken cancellation)
    {
        _stream.ThrowIfLost();
        if (_stream.Damage is { } damage)
        {
            return new(Id, OfficerState.None) { Damage = damage };
        }

        // What is asked meanwhile goes on.
        var (now, state) = (_stream.Now(), _state);
        var (all, trueFor) = await _grid.Ledger.HeldBy(Id, cancellation);
        var held = await _grid.Sealed.Without(all, seat => seat.Case.Value, cancellation);
        return new(Id, state)
        {
            Standing = state.StandingAt(now) ?? Standing.Unknown,
            Powers = state.PowersAt(now),
            Responsibilities = held,
            Workload = WorkloadView.Of(held, await CasesMax(state, now, cancellation)),
            TrueFor = trueFor,
        };
    }

    private async ValueTask<Proposal<OfficerEvent>> Decide(
        Submission<OfficerCommand> submission, CancellationToken cancellation)
    {
        var name = submission.Command switch
        {
            OfficerCommand.RegisterOfficer register => register.Pack,
            OfficerCommand.NoteBurst note => note.Pack,
            _ => _state.Pack,
        };
        PackInForce? inForce;
        OfficerState? asking;
        using (EntryStream<OfficerEvent>.StartFacts())
        {
            var recordedAt = _stream.Now();
            var moment = new PackMoment(submission.At ?? recordedAt) { RecordedAt = recordedAt };
            inForce = name is { } asked ? await _packs.InForce(asked, moment, cancellation) : new(RulePack.None, 0);
            if (inForce is null || (name is not null && inForce.IsGap))
            {
                return Proposal<OfficerEvent>.Refuse(
                    inForce is null
                        ? ShellReasons.PackIsUnknown(name!.Value)
                        : ShellReasons.PackIsNotInForce(name!.Value, moment.At),
                    _stream.Now());
            }

            asking = await Asking(submission.By, cancellation);
        }

        var now = _stream.Now();
        var relied = name is { } pack
            ? EntryHeader.NothingRelied.SetItem(Streams.Of(pack), inForce.Sequence)
            : EntryHeader.NothingRelied;
        if (asking is not null && submission.By.Officer != Id)
        {
            relied = relied.SetItem(submission.By.Value, asking.Sequence);
        }

        var facts = new OfficerFacts(Id, now, asking);
        if (submission.Command is OfficerCommand.LeaveOffice && Requests.Is(submission))
        {
            (facts, relied) = await OfficerSeats.Look(_grid, (facts, _state, inForce.Pack), relied, cancellation);
        }

        if (submission.Command is OfficerCommand.RegisterOfficer { Supervisor: { } above } && Requests.Is(submission))
        {
            (facts, relied) = await OfficerWay.Look(_grid, (facts, above), relied, cancellation);
        }

        var decision = _stream.Decide(
            submission.Command, () => OfficerDecider.Decide(_state, submission, facts, inForce.Pack));
        var reliance = new Reliance(now, relied)
        {
            Pack = name is null ? null : inForce.Pack.Version,
            Texts = submission.Command.Texts,
            StillHolds = () => name is { } used
                ? _packs.IsStillInForce(used, inForce.Sequence, cancellation)
                : Task.FromResult(true),
            Forget = _packs.Forget,
        };
        return new(decision, reliance);
    }

    private async Task<int?> CasesMax(OfficerState state, Timestamp now, CancellationToken cancellation) =>
        state.Pack is { } pack
            ? (await _packs.InForce(pack, new PackMoment(now), cancellation))?.Pack.Organisation
                .CasesMaxOf(state.Class)
            : null;

    private async ValueTask<OfficerState?> Asking(AskerId asker, CancellationToken cancellation) =>
        asker.Officer is not { } by ? null
        : by == Id ? _state
        : await _grid.Asking.Of(by, _grid.Snapshots, cancellation);
}
