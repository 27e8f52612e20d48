using Grid.Ledger.Entries;
using Grid.Ledger.Indexes;

namespace Grid.Grains;

/// <summary>
/// A shell around one unit. It never calls a case: what follows for cases reaches them as new submissions.
/// </summary>
internal sealed class UnitGrain : Grain, IUnitGrain, IStreamOwner<UnitEvent>
{
    // So many cases are named where there are more.
    private const int CasesNamedMax = 20;

    private readonly EntryStream<UnitEvent> _stream;
    private readonly GridLedger _grid;
    private readonly IRulePacks _packs;
    private readonly OtherUnits _others;
    private UnitState _state = UnitState.None;

    public UnitGrain(GridLedger grid, IRulePacks packs)
    {
        _grid = grid;
        _packs = packs;
        _others = new(grid.Ledger);
        _stream = new(this.GetPrimaryKeyString(), grid, this);
    }

    object? IStreamOwner<UnitEvent>.State
    {
        get => _state;
        set => _state = (UnitState)value!;
    }

    private UnitId Id => new(this.GetPrimaryKeyString());

    void IStreamOwner<UnitEvent>.Evolve(UnitEvent happened, Timestamp at) => _state = _state.Evolve(happened, at);

    void IStreamOwner<UnitEvent>.Reset() => _state = UnitState.None;

    void IStreamOwner<UnitEvent>.Abandon() => DeactivateOnIdle();

    public override Task OnActivateAsync(CancellationToken cancellation) => _stream.Load(cancellation);

    public Task<Reply> Submit(Submission<UnitCommand> submission, CancellationToken cancellation) =>
        _stream.Submit(submission, next => Decide(next, cancellation), cancellation);

    public Task<UnitState> State(CancellationToken cancellation)
    {
        _stream.ThrowIfLost();
        return _stream.Damage is { } damage ? throw StreamDamage.Failure(Id.Value, damage) : Task.FromResult(_state);
    }

    public async Task<UnitView> Look(CancellationToken cancellation)
    {
        _stream.ThrowIfLost();
        if (_stream.Damage is { } damage)
        {
            return new(Id, UnitState.None) { Damage = damage };
        }

        var cases = await OpenToAll(CasesNamedMax + 1, cancellation);
        return new(Id, _state)
        {
            Children = await Children(cancellation),
            OpenCases = [.. cases.Take(CasesNamedMax)],
            HasMoreCases = cases.Length > CasesNamedMax,
        };
    }

    private async ValueTask<Proposal<UnitEvent>> Decide(
        Submission<UnitCommand> submission, CancellationToken cancellation)
    {
        var name = (submission.Command as UnitCommand.RegisterUnit)?.Pack ?? _state.Pack;
        PackInForce? inForce;
        UnitFacts facts;
        using (EntryStream<UnitEvent>.StartFacts())
        {
            var moment = new PackMoment(submission.At ?? _stream.Now());
            inForce = name is { } asked ? await _packs.InForce(asked, moment, cancellation) : new(RulePack.None, 0);
            if (inForce is null || (name is not null && inForce.IsGap))
            {
                return Proposal<UnitEvent>.Refuse(
                    inForce is null
                        ? ShellReasons.PackIsUnknown(name!.Value)
                        : ShellReasons.PackIsNotInForce(name!.Value, moment.At),
                    _stream.Now());
            }

            facts = await Gather(submission, cancellation);
        }

        var relied = facts.Units.Aggregate(
            name is { } pack
                ? EntryHeader.NothingRelied.SetItem(Streams.Of(pack), inForce.Sequence)
                : EntryHeader.NothingRelied,
            (all, seen) => all.SetItem(seen.Key.Value, seen.Value.Sequence));
        if (facts.Asking is { } asking)
        {
            relied = relied.SetItem(submission.By.Value, asking.Sequence);
        }

        if (submission.Command is UnitCommand.AppointToPost appoint && facts.Appointee is { } appointee)
        {
            relied = relied.SetItem(appoint.Officer.Value, appointee.Sequence);
        }

        var decision = _stream.Decide(
            submission.Command, () => UnitDecider.Decide(_state, submission, facts, inForce.Pack));
        var reliance = new Reliance(facts.Now, relied)
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

    // Officers and other units are read from the ledger as it is now: an append finds out if one has moved since.
    private async Task<UnitFacts> Gather(Submission<UnitCommand> submission, CancellationToken cancellation)
    {
        var facts = new UnitFacts(
            Id, _stream.Now(), submission.By.Officer is { } by ? await Officer(by, cancellation) : null);
        if (submission.Command is UnitCommand.AppointToPost appoint)
        {
            facts = facts with { Appointee = await Officer(appoint.Officer, cancellation) };
        }

        if (submission.Command is UnitCommand.CloseUnit)
        {
            facts = facts with { OpenCases = await OpenCases(CasesNamedMax, cancellation) };
        }

        while (UnitNeeds.StillUnknown(_state, submission.Command, facts) is { IsEmpty: false } unknown)
        {
            foreach (var id in unknown)
            {
                facts = facts with { Units = facts.Units.SetItem(id, await _others.Of(id, cancellation)) };
            }
        }

        return facts;
    }

    private Task<OfficerState> Officer(OfficerId id, CancellationToken cancellation) =>
        _grid.Asking.Of(id, _grid.Snapshots, cancellation);

    private async Task<ImmutableArray<CaseId>> OpenCases(int most, CancellationToken cancellation) =>
    [
        .. (await _grid.Ledger.Cases(
            new("", IsBackwards: false, most) { Status = IndexProjection.Open, Unit = Id.Value }, cancellation))
            .Rows.Select(row => new CaseId(row.Case)),
    ];

    // Sealed cases are in no list that is told to just anybody, nor in what is said of how long it is.
    private async Task<ImmutableArray<CaseId>> OpenToAll(int most, CancellationToken cancellation)
    {
        var open = ImmutableArray<CaseId>.Empty;
        for (var beyond = ""; open.Length < most;)
        {
            var rows = (await _grid.Ledger.Cases(
                new(beyond, IsBackwards: false, most) { Status = IndexProjection.Open, Unit = Id.Value },
                cancellation)).Rows;
            open = open.AddRange((await _grid.Sealed.Without(rows, row => row.Case, cancellation))
                .Select(row => new CaseId(row.Case)));
            if (rows.Length < most)
            {
                break;
            }

            beyond = rows[^1].Case;
        }

        return open;
    }

    private async Task<ImmutableArray<UnitId>> Children(CancellationToken cancellation)
    {
        var children = ImmutableArray.CreateBuilder<UnitId>();
        foreach (var stream in await _grid.Ledger.StreamsWith(UnitId.Prefix, [Registering], cancellation))
        {
            var unit = await _others.Of(new(stream), cancellation);
            if (unit.Status == UnitStatus.Open && (unit.Lead == Id || unit.Supervise == Id))
            {
                children.Add(new(stream));
            }
        }

        return children.ToImmutable();
    }

    private static readonly string Registering = EventTypes.AliasOf(typeof(UnitEvent.Registered));
}
