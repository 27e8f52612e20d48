using Grid.Contracts.Views;
using Grid.Ledger.Checkpoints;
using Grid.Ledger.Verification;

namespace Grid.Ledger;

/// <summary>The ledger of one silo: a store, and the appender that alone writes to it.</summary>
internal sealed class StoredLedger : ILedger, IAsyncDisposable
{
    private readonly ILedgerStore _store;
    private readonly Appender _appender;
    private readonly CommitWatch _watch;

    public StoredLedger(ILedgerStore store)
    {
        _store = store;
        _appender = new(store, Feed);
        _watch = new(store, Feed);
    }

    /// <summary>Tells of what has become durable.</summary>
    public CommitFeed Feed { get; } = new();

    /// <inheritdoc cref="ILedgerStore.Lane"/>
    public int Lane => _store.Lane;

    /// <inheritdoc cref="ILedgerStore.IsShared"/>
    public bool IsShared => _store.IsShared;

    /// <inheritdoc cref="ILedgerStore.Checkpoints"/>
    public ICheckpointStore? Checkpoints => _store.Checkpoints;

    /// <summary>How many entries this process has written.</summary>
    public long Written => _appender.Written;

    public int QueueDepth => _appender.QueueDepth;

    /// <inheritdoc cref="Appender.ProvenAt"/>
    public long? ProvenAt => _appender.ProvenAt;

    /// <summary>Finds where the lane ends, so that this is known before anything is written.</summary>
    public async Task FindHead(CancellationToken cancellation)
    {
        // Where our lane is empty it has no last entry.
        if ((await _store.Sizes(cancellation))[_store.Lane] is > 0 and var size)
        {
            _appender.FoundHead(_store.Lane, size - 1);
        }
    }

    /// <summary>Makes sure that an append could be made durable now.</summary>
    /// <exception cref="LedgerFailure">It could not.</exception>
    public async Task Probe(CancellationToken cancellation)
    {
        await _store.Probe(cancellation);
        _appender.Prove();
    }

    /// <inheritdoc cref="ILedgerStore.Now"/>
    public Task<DateTimeOffset?> Now(CancellationToken cancellation) => _store.Now(cancellation);

    public Task<AppendOutcome> Append(AppendRequest request, CancellationToken cancellation) =>
        _appender.Append(request);

    public Task<StreamHead> Head(string stream, CancellationToken cancellation) => _store.Head(stream, cancellation);

    public Task<StreamStart> Start(string stream, CancellationToken cancellation) => _store.Start(stream, cancellation);

    public IAsyncEnumerable<StoredEntry> Read(string stream, int from, CancellationToken cancellation) =>
        _store.ReadStream(stream, from, cancellation);

    public Task<(ImmutableArray<LiveResponsibility> Held, ImmutableArray<long> TrueFor)> HeldBy(
        OfficerId officer, CancellationToken cancellation) => _store.HeldBy(officer, cancellation);

    public Task<string?> PackContent(PackVersion version, CancellationToken cancellation) =>
        _store.PackContent(version, cancellation);

    public Task<LedgerCounts> Count(CancellationToken cancellation) => _store.Count(cancellation);

    /// <inheritdoc cref="ILedgerStore.ReadLane(int, long, CancellationToken)"/>
    public IAsyncEnumerable<StoredEntry> ReadLane(int lane, long from, CancellationToken cancellation) =>
        _store.ReadLane(lane, from, cancellation);

    /// <inheritdoc cref="ILedgerStore.ReadLane(int, long, ImmutableArray{string}, CancellationToken)"/>
    public IAsyncEnumerable<StoredEntry> ReadLane(
        int lane, long from, ImmutableArray<string> types, CancellationToken cancellation) =>
        _store.ReadLane(lane, from, types, cancellation);

    /// <inheritdoc cref="ILedgerStore.Sizes"/>
    public Task<ImmutableArray<long>> Sizes(CancellationToken cancellation) => _store.Sizes(cancellation);

    /// <inheritdoc cref="ILedgerStore.Cases"/>
    public Task<CaseHeadPage> Cases(CaseHeadQuery query, CancellationToken cancellation) =>
        _store.Cases(query, cancellation);

    /// <inheritdoc cref="ILedgerStore.HeldBy(HoldingQuery, CancellationToken)"/>
    public Task<ImmutableArray<LiveResponsibility>> HeldBy(HoldingQuery query, CancellationToken cancellation) =>
        _store.HeldBy(query, cancellation);

    /// <inheritdoc cref="ILedgerStore.SeatsOf"/>
    public Task<ImmutableArray<SeatHeld>> SeatsOf(HoldingQuery query, CancellationToken cancellation) =>
        _store.SeatsOf(query, cancellation);

    /// <inheritdoc cref="ILedgerStore.StreamsWith"/>
    public Task<ImmutableArray<string>> StreamsWith(
        string prefix, ImmutableArray<string> types, CancellationToken cancellation) =>
        _store.StreamsWith(prefix, types, cancellation);

    public Task<ImmutableArray<ClockRow>> Due(ClockQuery query, CancellationToken cancellation) =>
        _store.Due(query, cancellation);

    public Task<LedgerView> Look(CancellationToken cancellation) => LedgerSummary.Of(_store, cancellation);

    public Task<LedgerPage> ReadPage(Cursor from, int entriesMax, CancellationToken cancellation) =>
        LedgerPages.Read(_store, from, entriesMax, cancellation);

    public Task<FollowPage> Follow(
        Cursor from, int entriesMax, TimeSpan patience, CancellationToken cancellation) =>
        _watch.Follow(from, entriesMax, patience, cancellation);

    public Task<Cursor> End(CancellationToken cancellation) => LedgerPages.End(_store, cancellation);

    public async Task<VerificationView> Verify(CancellationToken cancellation) =>
        (await Verify(VerificationOrder.Whole, cancellation)).ToView();

    /// <summary>Verifies the store as it stands now.</summary>
    public Task<VerificationReport> Verify(VerificationOrder order, CancellationToken cancellation) =>
        LedgerVerifier.Verify(_store, order, null, cancellation);

    /// <summary>Lets nobody wait for more entries any longer.</summary>
    public Task EndFollowing() => _watch.End();

    /// <summary>Stops taking, and writes what was taken.</summary>
    public ValueTask Drain() => _appender.DisposeAsync();

    /// <summary>Stops taking, writes what was taken, closes the store.</summary>
    public async ValueTask DisposeAsync()
    {
        await _watch.DisposeAsync();
        await _appender.DisposeAsync();
        await _store.DisposeAsync();
    }
}
