namespace Grid.Client;

/// <summary>One unit of a grid. A handle is cheap, and stays good.</summary>
public sealed class UnitHandle
{
    private readonly IUnitGrain _grain;
    private readonly SubmissionRetry _retry;
    private readonly ReadRetry _reads;

    internal UnitHandle(UnitId id, IUnitGrain grain, SubmissionRetry retry, ReadRetry reads) =>
        (Id, _grain, _retry, _reads) = (id, grain, retry, reads);

    /// <summary>The unit.</summary>
    public UnitId Id { get; }

    /// <summary>Submits a command, and again under the same id until its outcome is known.</summary>
    /// <param name="command">What is asked.</param>
    /// <param name="by">Who asks: <c>officer:ID</c> or <c>system:ID</c>.</param>
    /// <param name="cancellation">Stops trying; what was submitted may still take effect.</param>
    /// <returns>Done with a receipt, already so, or refused with every reason.</returns>
    /// <exception cref="LedgerFailure">The outcome is still unknown after every attempt.</exception>
    public Task<Reply> SubmitAsync(UnitCommand command, string by, CancellationToken cancellation = default) =>
        SubmitAsync(command, new SubmitOptions(by), cancellation);

    /// <inheritdoc cref="SubmitAsync(UnitCommand, string, CancellationToken)"/>
    /// <param name="command">What is asked.</param>
    /// <param name="options">Who asks, with which intent, when it happened, under which id.</param>
    /// <param name="cancellation">Stops trying; what was submitted may still take effect.</param>
    public Task<Reply> SubmitAsync(
        UnitCommand command, SubmitOptions options, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        return SubmitAsync(options.Submission(command), cancellation);
    }

    /// <inheritdoc cref="SubmitAsync(UnitCommand, string, CancellationToken)"/>
    /// <param name="submission">The submission as it travels.</param>
    /// <param name="cancellation">Stops trying; what was submitted may still take effect.</param>
    public Task<Reply> SubmitAsync(Submission<UnitCommand> submission, CancellationToken cancellation = default) =>
        _retry.Run(Id.Value, submission, sent => _grain.Submit(sent, cancellation), cancellation);

    /// <summary>The unit as it stands: its place, its posts, the units below it and the cases it has.</summary>
    public Task<UnitView> LookAsync(CancellationToken cancellation = default) =>
        _reads.Run(_grain.Look, cancellation);
}
