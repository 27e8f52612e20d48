namespace Grid.Client;

/// <summary>One outside log that the grid records from.</summary>
public sealed class SourceHandle
{
    private readonly ISourceGrain _grain;
    private readonly SubmissionRetry _retry;
    private readonly ReadRetry _reads;

    internal SourceHandle(string id, ISourceGrain grain, SubmissionRetry retry, ReadRetry reads) =>
        (Name, _grain, _retry, _reads) = (id, grain, retry, reads);

    /// <summary>The name of the source.</summary>
    public string Name { get; }

    /// <summary>Submits a command, and again under the same id until its outcome is known.</summary>
    /// <param name="command">What is asked.</param>
    /// <param name="by">Who asks: <c>officer:ID</c> or <c>system:ID</c>.</param>
    /// <param name="cancellation">Stops trying; what was submitted may still take effect.</param>
    /// <returns>Done with a receipt, already so, or refused with every reason.</returns>
    /// <exception cref="LedgerFailure">The outcome is still unknown after every attempt.</exception>
    public Task<Reply> SubmitAsync(SourceCommand command, string by, CancellationToken cancellation = default) =>
        SubmitAsync(command, new SubmitOptions(by), cancellation);

    /// <inheritdoc cref="SubmitAsync(SourceCommand, string, CancellationToken)"/>
    /// <param name="command">What is asked.</param>
    /// <param name="options">Who asks, with which intent, when it happened, under which id.</param>
    /// <param name="cancellation">Stops trying; what was submitted may still take effect.</param>
    public Task<Reply> SubmitAsync(
        SourceCommand command, SubmitOptions options, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        return SubmitAsync(options.Submission(command), cancellation);
    }

    /// <inheritdoc cref="SubmitAsync(SourceCommand, string, CancellationToken)"/>
    /// <param name="submission">The submission as it travels.</param>
    /// <param name="cancellation">Stops trying; what was submitted may still take effect.</param>
    public Task<Reply> SubmitAsync(Submission<SourceCommand> submission, CancellationToken cancellation = default) =>
        _retry.Run(Streams.OfSource(Name), submission, sent => _grain.Submit(sent, cancellation), cancellation);

    /// <summary>How the source is read and judged; nothing where it was never bound.</summary>
    public Task<SourceEvent.Bound?> LookAsync(CancellationToken cancellation = default) =>
        _reads.Run(_grain.Look, cancellation);
}
