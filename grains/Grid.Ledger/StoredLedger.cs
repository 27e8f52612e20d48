using Grid.Contracts.Views;
using Grid.Ledger.Verification;

namespace Grid.Ledger;

/// <summary>The ledger of one silo: a store, and the appender that alone writes to it.</summary>
internal sealed class StoredLedger(ILedgerStore store) : ILedger, IAsyncDisposable
{
    private readonly Appender _appender = new(store);

    public int QueueDepth => _appender.QueueDepth;

    /// <inheritdoc cref="Appender.ProvenAt"/>
    public long? ProvenAt => _appender.ProvenAt;

    /// <summary>Finds where the lane ends, so that this is known before anything is written.</summary>
    public async Task FindHead(CancellationToken cancellation)
    {
        if ((await store.Count(cancellation)).Entries is > 0 and var entries)
        {
            _appender.FoundHead(0, entries - 1);
        }
    }

    /// <summary>Makes sure that an append could be made durable now.</summary>
    /// <exception cref="LedgerFailure">It could not.</exception>
    public async Task Probe(CancellationToken cancellation)
    {
        await store.Probe(cancellation);
        _appender.Prove();
    }

    public Task<AppendOutcome> Append(AppendRequest request, CancellationToken cancellation) =>
        _appender.Append(request);

    public Task<StreamHead> Head(string stream, CancellationToken cancellation) => store.Head(stream, cancellation);

    public IAsyncEnumerable<StoredEntry> Read(string stream, int from, CancellationToken cancellation) =>
        store.ReadStream(stream, from, cancellation);

    public Task<(ImmutableArray<LiveResponsibility> Held, ImmutableArray<long> TrueFor)> HeldBy(
        OfficerId officer, CancellationToken cancellation) => store.HeldBy(officer, cancellation);

    public Task<string?> PackContent(PackVersion version, CancellationToken cancellation) =>
        store.PackContent(version, cancellation);

    public Task<LedgerCounts> Count(CancellationToken cancellation) => store.Count(cancellation);

    public Task<LedgerView> Look(CancellationToken cancellation) => LedgerSummary.Of(store, cancellation);

    /// <summary>Stops taking, writes what was taken, closes the store.</summary>
    public async ValueTask DisposeAsync()
    {
        await _appender.DisposeAsync();
        await store.DisposeAsync();
    }
}
