using Grid.Contracts.Views;
using Orleans.Concurrency;

namespace Grid.Contracts.Grains;

/// <summary>One case. Its key is the case's id.</summary>
[Alias("grid.case")]
public interface ICaseGrain : IGrainWithStringKey
{
    /// <summary>Decides a submission and makes it durable before answering.</summary>
    /// <exception cref="LedgerFailure">The outcome is unknown. Submit again with the same command id.</exception>
    [Alias("submit")]
    Task<Reply> Submit(Submission<CaseCommand> submission, CancellationToken cancellation);

    /// <summary>
    /// Decides submissions in the order given, each with those before it on record, and makes them durable together.
    /// </summary>
    /// <returns>
    /// The replies, as many as were tried: the first refusal is the last of them. More than 1,000 submissions are
    /// refused whole.
    /// </returns>
    /// <exception cref="LedgerFailure">The outcome is unknown. Submit all again with the same command ids.</exception>
    [Alias("submit-all")]
    Task<ImmutableArray<Reply>> SubmitAll(
        ImmutableArray<Submission<CaseCommand>> submissions, CancellationToken cancellation);

    /// <summary>
    /// Asks by <see cref="CaseCommand.ReadCase"/> to read the case, and shows it to whom it is open. Of a sealed case
    /// that is on record before anything is shown.
    /// </summary>
    /// <exception cref="LedgerFailure">The outcome is unknown. Ask again with the same command id.</exception>
    [Alias("read")]
    Task<ReadView> Read(Submission<CaseCommand> submission, CancellationToken cancellation);

    /// <summary>The case as it stands; a sealed one is not there.</summary>
    [ReadOnly, Alias("look")]
    Task<CaseView> Look(CancellationToken cancellation);

    /// <summary>Who answered at an instant, as known at another.</summary>
    [ReadOnly, Alias("who")]
    Task<WhoAnswer> Who(WhoQuestion question, CancellationToken cancellation);
}
