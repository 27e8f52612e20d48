namespace Grid.Client;

/// <summary>One officer of a grid. A handle is cheap, and stays good.</summary>
public sealed class OfficerHandle
{
    private readonly IOfficerGrain _grain;
    private readonly SubmissionRetry _retry;
    private readonly ReadRetry _reads;

    internal OfficerHandle(OfficerId id, IOfficerGrain grain, SubmissionRetry retry, ReadRetry reads) =>
        (Id, _grain, _retry, _reads) = (id, grain, retry, reads);

    /// <summary>The officer.</summary>
    public OfficerId Id { get; }

    /// <summary>Submits a command, and again under the same id until its outcome is known.</summary>
    /// <param name="command">What is asked.</param>
    /// <param name="by">Who asks: <c>officer:ID</c> or <c>system:ID</c>.</param>
    /// <param name="cancellation">Stops trying; what was submitted may still take effect.</param>
    /// <returns>Done with a receipt, already so, or refused with every reason.</returns>
    /// <exception cref="LedgerFailure">The outcome is still unknown after every attempt.</exception>
    public Task<Reply> SubmitAsync(OfficerCommand command, string by, CancellationToken cancellation = default) =>
        SubmitAsync(command, new SubmitOptions(by), cancellation);

    /// <inheritdoc cref="SubmitAsync(OfficerCommand, string, CancellationToken)"/>
    /// <param name="command">What is asked.</param>
    /// <param name="options">Who asks, with which intent, when it happened, under which id.</param>
    /// <param name="cancellation">Stops trying; what was submitted may still take effect.</param>
    public Task<Reply> SubmitAsync(
        OfficerCommand command, SubmitOptions options, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        return SubmitAsync(options.Submission(command), cancellation);
    }

    /// <inheritdoc cref="SubmitAsync(OfficerCommand, string, CancellationToken)"/>
    /// <param name="submission">The submission as it travels.</param>
    /// <param name="cancellation">Stops trying; what was submitted may still take effect.</param>
    public Task<Reply> SubmitAsync(Submission<OfficerCommand> submission, CancellationToken cancellation = default) =>
        _retry.Run(Id.Value, submission, sent => _grain.Submit(sent, cancellation), cancellation);

    /// <summary>The officer as they stand: powers, standing, and every seat they answer in.</summary>
    public Task<OfficerView> LookAsync(CancellationToken cancellation = default) =>
        _reads.Run(_grain.Look, cancellation);
}
