using Grid.Contracts;
using Grid.Contracts.Views;

namespace Grid.Simulator.Load;

/// <summary>
/// No grid: every command is acknowledged as soon as a thread is free for it. What is measured is the generator itself.
/// </summary>
public sealed class NullLoadTarget : ILoadTarget
{
    private static readonly string NoHash = new('0', 64);

    /// <inheritdoc/>
    public Task Prepare(PackName pack, CaseId firstCase, CancellationToken cancellation) => Task.CompletedTask;

    /// <inheritdoc/>
    public async Task<Reply> Submit(ManySubmission submission, CancellationToken cancellation)
    {
        // As from a grid, the answer comes on another thread than the one that sends.
        await Task.Yield();
        return new Reply.Done(new(submission.Stream, 1, 0, 0, NoHash));
    }

    /// <inheritdoc/>
    public Task<Cursor?> LedgerEnd(CancellationToken cancellation) => Task.FromResult<Cursor?>(null);

    /// <inheritdoc/>
    public IAsyncEnumerable<LedgerPage> ReadLedger(Cursor from, CancellationToken cancellation) =>
        AsyncEnumerable.Empty<LedgerPage>();
}
