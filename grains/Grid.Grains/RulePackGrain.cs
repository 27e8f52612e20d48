using Grid.Packs;

namespace Grid.Grains;

/// <summary>A shell around the publications of one rule pack.</summary>
internal sealed class RulePackGrain : Grain, IRulePackGrain, IStreamOwner<PackEvent>
{
    private readonly EntryStream<PackEvent> _stream;
    private PackState _state = PackState.None;

    public RulePackGrain(GridLedger grid) =>
        _stream = new(this.GetPrimaryKeyString(), grid, this);

    void IStreamOwner<PackEvent>.Evolve(PackEvent happened, Timestamp at) => _state = _state.Evolve(happened);

    void IStreamOwner<PackEvent>.Reset() => _state = PackState.None;

    void IStreamOwner<PackEvent>.Abandon() => DeactivateOnIdle();

    public override Task OnActivateAsync(CancellationToken cancellation) => _stream.Load(cancellation);

    public Task<Reply> Submit(Submission<PackCommand> submission, CancellationToken cancellation) =>
        _stream.Submit(submission, next => ValueTask.FromResult(Decide(next)), cancellation);

    public Task<PackView> Look(CancellationToken cancellation) => _stream.Damage is { } damage
        ? throw StreamDamage.Failure(this.GetPrimaryKeyString(), damage)
        : Task.FromResult(new PackView(_state.Current, _stream.Sequence) { Versions = _state.Timeline.Versions });

    private PackFacts FactsOf(PackCommand.PublishPack publish)
    {
        var read = PackContent.FromJson(publish.Content);
        if (read.Content is not { } content)
        {
            return new([.. read.Problems.Select(problem => problem.ToString())]);
        }

        if (content.Version != publish.Version || Streams.Of(content.Name) != this.GetPrimaryKeyString())
        {
            return new([$"the content is version {content.Version} of pack `{content.Name}`, not what was announced"]);
        }

        var compiled = PackCompiler.Compile(content);
        return new([.. compiled.Problems.Select(problem => problem.ToString())])
        {
            Publication = compiled.Pack?.Publication ?? Publication.Plain,
        };
    }

    private Proposal<PackEvent> Decide(Submission<PackCommand> submission)
    {
        var publish = (PackCommand.PublishPack)submission.Command;
        var decision = _stream.Decide(
            publish, () => PackDecider.Decide(_state, submission, FactsOf(publish)));
        var reliance = Reliance.OnNothing(_stream.Now()) with { Content = (publish.Version, publish.Content) };
        return new(decision, reliance);
    }
}
