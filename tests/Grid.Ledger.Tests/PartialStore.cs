using Grid.Contracts.Views;
using Grid.Ledger.Indexes;
using Grid.Ledger.Verification;

namespace Grid.Ledger.Tests;

/// <summary>A store of which a test makes the part that it needs; whatever else is asked of it fails.</summary>
internal abstract class PartialStore : ILedgerStore
{
    public int Lane => 0;

    public abstract bool IsShared { get; }

    public StoredTables Tables => throw new NotSupportedException();

    public virtual Task<ImmutableArray<AppendOutcome>> Append(
        ImmutableArray<AppendRequest> batch, CancellationToken cancellation) => throw new NotSupportedException();

    public Task<StreamHead> Head(string stream, CancellationToken cancellation) => throw new NotSupportedException();

    public Task<StreamStart> Start(string stream, CancellationToken cancellation) => throw new NotSupportedException();

    public IAsyncEnumerable<StoredEntry> ReadStream(string stream, int from, CancellationToken cancellation) =>
        throw new NotSupportedException();

    public IAsyncEnumerable<StoredEntry> ReadLanes(CancellationToken cancellation) => throw new NotSupportedException();

    public virtual IAsyncEnumerable<StoredEntry> ReadLane(int lane, long from, CancellationToken cancellation) =>
        throw new NotSupportedException();

    public IAsyncEnumerable<StoredEntry> ReadLane(
        int lane, long from, ImmutableArray<string> types, CancellationToken cancellation) =>
        throw new NotSupportedException();

    public virtual Task<IReadOnlyDictionary<(string Stream, long Sequence), EntryPlace>> Places(
        IReadOnlyCollection<(string Stream, long Sequence)> entries, CancellationToken cancellation) =>
        throw new NotSupportedException();

    public virtual Task<ImmutableArray<long>> Sizes(CancellationToken cancellation) =>
        throw new NotSupportedException();

    public Task<CaseHeadPage> Cases(CaseHeadQuery query, CancellationToken cancellation) =>
        throw new NotSupportedException();

    public Task<ImmutableArray<LiveResponsibility>> HeldBy(HoldingQuery query, CancellationToken cancellation) =>
        throw new NotSupportedException();

    public Task<ImmutableArray<SeatHeld>> SeatsOf(HoldingQuery query, CancellationToken cancellation) =>
        throw new NotSupportedException();

    public Task<ImmutableArray<string>> StreamsWith(
        string prefix, ImmutableArray<string> types, CancellationToken cancellation) =>
        throw new NotSupportedException();

    public Task<(ImmutableArray<LiveResponsibility> Held, ImmutableArray<long> TrueFor)> HeldBy(
        OfficerId officer, CancellationToken cancellation) => throw new NotSupportedException();

    public Task<ImmutableArray<ClockRow>> Due(ClockQuery query, CancellationToken cancellation) =>
        throw new NotSupportedException();

    public Task<LedgerCounts> Count(CancellationToken cancellation) => throw new NotSupportedException();

    public Task Probe(CancellationToken cancellation) => throw new NotSupportedException();

    public Task<string?> PackContent(PackVersion version, CancellationToken cancellation) =>
        throw new NotSupportedException();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
