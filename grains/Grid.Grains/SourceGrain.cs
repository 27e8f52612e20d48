namespace Grid.Grains;

/// <summary>A shell around one outside log that the grid records from.</summary>
internal sealed class SourceGrain : Grain, ISourceGrain, IStreamOwner<SourceEvent>
{
    private readonly EntryStream<SourceEvent> _stream;
    private SourceState _state = SourceState.None;

    public SourceGrain(GridLedger grid) =>
        _stream = new(this.GetPrimaryKeyString(), grid, this);

    void IStreamOwner<SourceEvent>.Evolve(SourceEvent happened, Timestamp at) => _state = _state.Evolve(happened);

    void IStreamOwner<SourceEvent>.Reset() => _state = SourceState.None;

    void IStreamOwner<SourceEvent>.Abandon() => DeactivateOnIdle();

    public override Task OnActivateAsync(CancellationToken cancellation) => _stream.Load(cancellation);

    public Task<Reply> Submit(Submission<SourceCommand> submission, CancellationToken cancellation) =>
        _stream.Submit(submission, next => ValueTask.FromResult(Decide(next)), cancellation);

    public Task<SourceEvent.Bound?> Look(CancellationToken cancellation) => _stream.Damage is { } damage
        ? throw StreamDamage.Failure(this.GetPrimaryKeyString(), damage)
        : Task.FromResult(_state.Bound);

    private Proposal<SourceEvent> Decide(Submission<SourceCommand> submission) => new(
        _stream.Decide(submission.Command, () => SourceDecider.Decide(_state, submission)),
        Reliance.OnNothing(_stream.Now()));
}
