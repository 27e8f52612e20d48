namespace Grid.Client;

/// <summary>One case of a grid. A handle is cheap, and stays good.</summary>
public sealed class CaseHandle
{
    private readonly ICaseGrain _grain;
    private readonly SubmissionRetry _retry;
    private readonly ReadRetry _reads;

    internal CaseHandle(CaseId id, ICaseGrain grain, SubmissionRetry retry, ReadRetry reads) =>
        (Id, _grain, _retry, _reads) = (id, grain, retry, reads);

    /// <summary>The case.</summary>
    public CaseId Id { get; }

    /// <summary>Submits a command, and again under the same id until its outcome is known.</summary>
    /// <param name="command">What is asked.</param>
    /// <param name="by">Who asks: <c>officer:ID</c> or <c>system:ID</c>.</param>
    /// <param name="cancellation">Stops trying; what was submitted may still take effect.</param>
    /// <returns>Done with a receipt, already so, or refused with every reason.</returns>
    /// <exception cref="LedgerFailure">The outcome is still unknown after every attempt.</exception>
    public Task<Reply> SubmitAsync(CaseCommand command, string by, CancellationToken cancellation = default) =>
        SubmitAsync(command, new SubmitOptions(by), cancellation);

    /// <inheritdoc cref="SubmitAsync(CaseCommand, string, CancellationToken)"/>
    /// <param name="command">What is asked.</param>
    /// <param name="options">Who asks, with which intent, when it happened, under which id.</param>
    /// <param name="cancellation">Stops trying; what was submitted may still take effect.</param>
    public Task<Reply> SubmitAsync(CaseCommand command, SubmitOptions options, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        return SubmitAsync(options.Submission(command), cancellation);
    }

    /// <inheritdoc cref="SubmitAsync(CaseCommand, string, CancellationToken)"/>
    /// <param name="submission">The submission as it travels.</param>
    /// <param name="cancellation">Stops trying; what was submitted may still take effect.</param>
    public Task<Reply> SubmitAsync(Submission<CaseCommand> submission, CancellationToken cancellation = default) =>
        _retry.Run(Id.Value, submission, sent => _grain.Submit(sent, cancellation), cancellation);

    /// <summary>
    /// Submits commands in one call, and again under the same ids until their outcome is known. Each is decided with
    /// those before it on record, and all become durable together; it stops behind the first that is refused.
    /// </summary>
    /// <param name="submissions">The submissions, in the order they are to be decided. 1,000 at the most; the case
    /// takes nothing else meanwhile.</param>
    /// <param name="cancellation">Stops trying; what was submitted may still take effect.</param>
    /// <returns>A reply to each that was tried, in order.</returns>
    /// <exception cref="LedgerFailure">The outcome is still unknown after every attempt.</exception>
    public Task<ImmutableArray<Reply>> SubmitAllAsync(
        ImmutableArray<Submission<CaseCommand>> submissions, CancellationToken cancellation = default) =>
        _retry.RunAll(Id.Value, submissions, sent => _grain.SubmitAll(sent, cancellation), cancellation);

    /// <summary>
    /// Reads the case as an officer to whom it is open, and again under the same id until the outcome is known. Of a
    /// sealed case that is on record before it is shown.
    /// </summary>
    /// <param name="purpose">What for.</param>
    /// <param name="by">Who reads: <c>officer:ID</c>.</param>
    /// <param name="cancellation">Stops trying; that it was read may still be put on record.</param>
    /// <returns>The case, or why it is not shown.</returns>
    /// <exception cref="LedgerFailure">The outcome is still unknown after every attempt.</exception>
    public async Task<ReadView> ReadAsync(
        PersonalText purpose, string by, CancellationToken cancellation = default)
    {
        var view = (CaseView?)null;
        var reply = await _retry.Run(
            Id.Value,
            new SubmitOptions(by).Submission<CaseCommand>(new CaseCommand.ReadCase(purpose)),
            async sent =>
            {
                var read = await _grain.Read(sent, cancellation);
                view = read.View;
                return read.Reply;
            },
            cancellation);
        return new(reply, view);
    }

    /// <summary>The case as it stands: who answers, what was done, what is amiss. A sealed one is not there.</summary>
    public Task<CaseView> LookAsync(CancellationToken cancellation = default) =>
        _reads.Run(_grain.Look, cancellation);

    /// <summary>Who answered for the case at an instant, as known at another, with the entries that prove it.</summary>
    public Task<WhoAnswer> WhoAsync(WhoQuestion question, CancellationToken cancellation = default) =>
        _reads.Run(stop => _grain.Who(question, stop), cancellation);
}
