using Grid.Ledger.Indexes;
using Grid.Ledger.Sqlite;
using Grid.Ledger.Verification;

namespace Grid.Grains.Tests.Followers;

/// <summary>A store that loses answers and cannot be read, when a test says so; else it is the one behind it.</summary>
internal sealed class FaultyStore(SqliteLedgerStore behind) : ILedgerStore
{
    private int _unreadable;

    /// <summary>The next commits reach the disk, and their answers do not come back.</summary>
    public int LoseAnswers { get; set; }

    /// <summary>So many reads of the lane fail.</summary>
    public int Unreadable
    {
        get => Volatile.Read(ref _unreadable);
        set => Volatile.Write(ref _unreadable, value);
    }

    /// <summary>What happens once, just before the sizes of the lanes are read.</summary>
    public Func<Task>? BeforeSizes { get; set; }

    /// <summary>What its clock says, where that is another than ours.</summary>
    public DateTimeOffset? Clock { get; set; }

    public int Lane => behind.Lane;

    public bool IsShared => behind.IsShared;

    public StoredTables Tables => behind.Tables;

    public async Task<ImmutableArray<AppendOutcome>> Append(
        ImmutableArray<AppendRequest> batch, CancellationToken cancellation)
    {
        var outcomes = await behind.Append(batch, cancellation);
        return LoseAnswers-- > 0 ? throw new LedgerFailure("the answer was lost, on purpose") : outcomes;
    }

    public IAsyncEnumerable<StoredEntry> ReadLane(int lane, long from, CancellationToken cancellation) =>
        Interlocked.Decrement(ref _unreadable) >= 0
            ? throw new LedgerFailure("the store cannot be read, on purpose")
            : behind.ReadLane(lane, from, cancellation);

    public IAsyncEnumerable<StoredEntry> ReadLane(
        int lane, long from, ImmutableArray<string> types, CancellationToken cancellation) =>
        ReadLane(lane, from, cancellation).Where(entry => types.Contains(entry.Type));

    public Task<StreamHead> Head(string stream, CancellationToken cancellation) => behind.Head(stream, cancellation);

    public Task<StreamStart> Start(string stream, CancellationToken cancellation) =>
        behind.Start(stream, cancellation);

    public IAsyncEnumerable<StoredEntry> ReadStream(string stream, int from, CancellationToken cancellation) =>
        behind.ReadStream(stream, from, cancellation);

    public IAsyncEnumerable<StoredEntry> ReadLanes(CancellationToken cancellation) => behind.ReadLanes(cancellation);

    public Task<IReadOnlyDictionary<(string Stream, long Sequence), EntryPlace>> Places(
        IReadOnlyCollection<(string Stream, long Sequence)> entries, CancellationToken cancellation) =>
        behind.Places(entries, cancellation);

    public async Task<ImmutableArray<long>> Sizes(CancellationToken cancellation)
    {
        (var before, BeforeSizes) = (BeforeSizes, null);
        await (before?.Invoke() ?? Task.CompletedTask);
        return await behind.Sizes(cancellation);
    }

    public Task<CaseHeadPage> Cases(CaseHeadQuery query, CancellationToken cancellation) =>
        behind.Cases(query, cancellation);

    public Task<ImmutableArray<LiveResponsibility>> HeldBy(HoldingQuery query, CancellationToken cancellation) =>
        behind.HeldBy(query, cancellation);

    public Task<ImmutableArray<SeatHeld>> SeatsOf(HoldingQuery query, CancellationToken cancellation) =>
        behind.SeatsOf(query, cancellation);

    public Task<ImmutableArray<string>> StreamsWith(
        string prefix, ImmutableArray<string> types, CancellationToken cancellation) =>
        behind.StreamsWith(prefix, types, cancellation);

    public Task<(ImmutableArray<LiveResponsibility> Held, ImmutableArray<long> TrueFor)> HeldBy(
        OfficerId officer, CancellationToken cancellation) => behind.HeldBy(officer, cancellation);

    public Task<ImmutableArray<ClockRow>> Due(ClockQuery query, CancellationToken cancellation) =>
        behind.Due(query, cancellation);

    public Task<LedgerCounts> Count(CancellationToken cancellation) => behind.Count(cancellation);

    public Task<DateTimeOffset?> Now(CancellationToken cancellation) => Task.FromResult(Clock);

    public Task Probe(CancellationToken cancellation) => behind.Probe(cancellation);

    public Task<string?> PackContent(PackVersion version, CancellationToken cancellation) =>
        behind.PackContent(version, cancellation);

    public ValueTask DisposeAsync() => behind.DisposeAsync();
}
