using System.Security.Cryptography;
using System.Text;
using Grid.Ledger.Entries;
using Microsoft.Extensions.Logging;

namespace Grid.Grains.Followers.FanOut;

/// <summary>
/// Asks cases to put on record what is so already, some at once. The id of each command follows from what it is for, so
/// that whoever goes on with a fan-out after a crash asks under the same one.
/// </summary>
internal sealed partial class CatchingUp(IGrainFactory grains, TimeProvider pace, ILogger log) : IDisposable
{
    // Enough to fill a batch of the ledger; not so much that others would wait.
    private const int AtOnce = 48;

    // Of all that goes on side by side: commands of people must come in between. Who came first is asked first.
    private const int AtOnceOfAll = 192;

    private const int AttemptsMax = 20;

    private static readonly TimeSpan RetryAfter = TimeSpan.FromMilliseconds(250);

    private static readonly AskerId Grid = AskerId.Parse("system:grid");

    private readonly GrainReferences<ICaseGrain> _cases = new(grains);
    private readonly SemaphoreSlim _room = new(AtOnceOfAll);

    public void Dispose() => _room.Dispose();

    /// <summary>Asks each of these cases once, and returns when all have answered.</summary>
    /// <param name="because">The stream whose change is the reason, and its sequence.</param>
    /// <param name="cases">The cases, each with the seat and the last entry that speaks of it.</param>
    /// <param name="cancellation">Stops asking.</param>
    public Task Ask(
        (string Stream, int Sequence) because,
        IAsyncEnumerable<(CaseId Case, string Seat, int Latest)> cases,
        CancellationToken cancellation) =>
        Parallel.ForEachAsync(
            cases,
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation },
            async (concerned, stop) =>
            {
                await _room.WaitAsync(stop);
                try
                {
                    await Ask(
                        concerned.Case,
                        new(IdOf($"{because.Stream} {because.Sequence} {concerned}"), Grid, new CaseCommand.CatchUp()),
                        stop);
                }
                finally
                {
                    _room.Release();
                }
            });

    private async Task Ask(CaseId id, Submission<CaseCommand> submission, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                switch (await _cases.Of(id.Value).Submit(submission, cancellation))
                {
                    case Reply.Overloaded overloaded:
                        await Pause.For(overloaded.RetryAfter, pace, cancellation);
                        continue;
                    case Reply.Refused refused:
                        LogRefused(id.Value, refused.Reasons[0].Rule.Value);
                        return;
                    default:
                        return;
                }
            }
            catch (Exception failed)
                when (failed is LedgerFailure or TimeoutException or OrleansException && attempt < AttemptsMax)
            {
                await Pause.For(RetryAfter, pace, cancellation);
            }
        }
    }

    private static CommandId IdOf(string what) =>
        new(HashChain.Print(SHA256.HashData(Encoding.UTF8.GetBytes(what))));

    [LoggerMessage(1, LogLevel.Warning, "{Refusing} does not say who answers for it now: {Rule}")]
    private partial void LogRefused(string refusing, string rule);
}
