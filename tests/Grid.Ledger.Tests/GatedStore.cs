using System.Collections.Concurrent;
using System.Threading.Channels;

namespace Grid.Ledger.Tests;

/// <summary>A store whose commits begin when they are asked for and end when the test says so.</summary>
internal sealed class GatedStore : PartialStore
{
    private readonly Channel<Commit> _commits = Channel.CreateUnbounded<Commit>();
    private readonly ConcurrentBag<Commit> _begun = [];
    private long _size;
    private volatile bool _isClosed;

    public override bool IsShared => false;

    /// <summary>The next commit, once it has begun.</summary>
    public async Task<Commit> Next() => await _commits.Reader.ReadAsync();

    /// <summary>Fails what is under way and what still comes, so that a test ends that has failed before.</summary>
    public void Close()
    {
        _isClosed = true;
        foreach (var commit in _begun)
        {
            commit.Close();
        }
    }

    public override Task<ImmutableArray<AppendOutcome>> Append(
        ImmutableArray<AppendRequest> batch, CancellationToken cancellation)
    {
        var commit = new Commit(batch, this);
        _begun.Add(commit);
        Assert.True(_commits.Writer.TryWrite(commit));
        if (_isClosed)
        {
            commit.Close();
        }

        return commit.Ended;
    }

    private AppendOutcome.Appended Write(AppendRequest request)
    {
        _size += request.Entries.Length;
        return new(0, _size - 1);
    }

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

        public void Close() => _ended.TrySetException(new LedgerFailure("the test is over"));

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
