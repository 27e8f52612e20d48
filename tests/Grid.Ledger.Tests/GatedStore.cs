using System.Threading.Channels;
using Grid.Contracts.Views;
using Grid.Ledger.Indexes;
using Grid.Ledger.Verification;

namespace Grid.Ledger.Tests;

/// <summary>A store whose commits begin when they are asked for and end when the test says so.</summary>
internal sealed class GatedStore : ILedgerStore
{
    private readonly Channel<Commit> _commits = Channel.CreateUnbounded<Commit>();
    private long _size;

    public int Lane => 0;

    public bool IsShared => false;

    public StoredTables Tables => throw new NotSupportedException();

    /// <summary>The next commit, once it has begun.</summary>
    public async Task<Commit> Next() => await _commits.Reader.ReadAsync();

    public Task<ImmutableArray<AppendOutcome>> Append(
        ImmutableArray<AppendRequest> batch, CancellationToken cancellation)
    {
        var commit = new Commit(batch, this);
        Assert.True(_commits.Writer.TryWrite(commit));
        return commit.Ended;
    }

    public Task<StreamHead> Head(string stream, CancellationToken cancellation) => throw new NotSupportedException();

    public IAsyncEnumerable<StoredEntry> ReadStream(string stream, int from, CancellationToken cancellation) =>
        throw new NotSupportedException();

    public IAsyncEnumerable<StoredEntry> ReadLanes(CancellationToken cancellation) => throw new NotSupportedException();

    public IAsyncEnumerable<StoredEntry> ReadLane(int lane, long from, CancellationToken cancellation) =>
        throw new NotSupportedException();

    public Task<IReadOnlyDictionary<(string Stream, long Sequence), EntryPlace>> Places(
        IReadOnlyCollection<(string Stream, long Sequence)> entries, CancellationToken cancellation) =>
        throw new NotSupportedException();

    public Task<ImmutableArray<long>> Sizes(CancellationToken cancellation) => throw new NotSupportedException();

    public Task<CaseHeadPage> Cases(CaseHeadQuery query, CancellationToken cancellation) =>
        throw new NotSupportedException();

    public Task<ImmutableArray<LiveResponsibility>> HeldBy(HoldingQuery query, CancellationToken cancellation) =>
        throw new NotSupportedException();

    public Task<(ImmutableArray<LiveResponsibility> Held, ImmutableArray<long> TrueFor)> HeldBy(
        OfficerId officer, CancellationToken cancellation) => throw new NotSupportedException();

    public Task<LedgerCounts> Count(CancellationToken cancellation) => throw new NotSupportedException();

    public Task Probe(CancellationToken cancellation) => throw new NotSupportedException();

    public Task<string?> PackContent(PackVersion version, CancellationToken cancellation) =>
        throw new NotSupportedException();

    private AppendOutcome.Appended Write(AppendRequest request)
    {
        _size += request.Entries.Length;
        return new(0, _size - 1);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    internal sealed class Commit(ImmutableArray<AppendRequest> batch, GatedStore store)
    {
        private readonly TaskCompletionSource<ImmutableArray<AppendOutcome>> _ended =
            new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task<ImmutableArray<AppendOutcome>> Ended => _ended.Task;

        public IEnumerable<string> Streams => batch.Select(request => request.Stream);

        /// <summary>All of it is durable.</summary>
        public void Succeed() =>
            _ended.SetResult([.. batch.Select(AppendOutcome (request) => store.Write(request))]);

        public void Fail(Exception failure) => _ended.SetException(failure);

        /// <summary>Ends as a store does that cannot take requests of one stream.</summary>
        public void SucceedUnless(string stream)
        {
            if (Streams.Contains(stream))
            {
                Fail(new UnstorableDataException($"no room for {stream}", new FormatException()));
            }
            else
            {
                Succeed();
            }
        }
    }
}
