using System.Collections.Concurrent;
using Grid.Ledger.Entries;
using Grid.Ledger.Indexes;

namespace Grid.Grains.Tests;

/// <summary>A ledger that fails on purpose, stream by stream; else it is the one behind it.</summary>
internal sealed class FailingLedger(ILedger behind) : ILedger
{
    /// <summary>When an overloaded ledger says to come back.</summary>
    public static readonly TimeSpan RetryAfter = TimeSpan.FromMilliseconds(7);

    private readonly ConcurrentDictionary<string, ConcurrentQueue<Fault>> _faults = new();
    private readonly ConcurrentDictionary<CommandId, Fault> _alone = new();
    private readonly ConcurrentDictionary<string, Func<Task>> _meanwhile = new();
    private readonly ConcurrentDictionary<string, int> _appends = new();
    private readonly ConcurrentDictionary<string, ConcurrentQueue<int>> _reads = new();
    private int _unfollowed;

    /// <summary>So many of the next calls that follow the ledger fail.</summary>
    public int Unfollowed
    {
        get => Volatile.Read(ref _unfollowed);
        set => Volatile.Write(ref _unfollowed, value);
    }

    /// <summary>The next appends to a stream fail, in this order.</summary>
    public void Fail(string stream, params ReadOnlySpan<Fault> faults)
    {
        foreach (var fault in faults)
        {
            _faults.GetOrAdd(stream, _ => new()).Enqueue(fault);
        }
    }

    /// <summary>An append of one command fails; beside others it does not.</summary>
    public void FailAlone(CommandId command, Fault fault) => _alone[command] = fault;

    /// <summary>Something happens between the next decision on a stream and its append.</summary>
    public void Meanwhile(string stream, Func<Task> happens) => _meanwhile[stream] = happens;

    /// <summary>From which sequences a stream was read, since this was asked last.</summary>
    public int[] ReadsOf(string stream) => _reads.TryRemove(stream, out var reads) ? [.. reads] : [];

    /// <summary>How often an append to a stream was asked for.</summary>
    public int AppendsTo(string stream) => _appends.GetValueOrDefault(stream);

    public async Task<AppendOutcome> Append(AppendRequest request, CancellationToken cancellation)
    {
        _appends.AddOrUpdate(request.Stream, 1, (_, known) => known + 1);
        if (_meanwhile.TryRemove(request.Stream, out var happens))
        {
            await happens();
        }

        if (_faults.TryGetValue(request.Stream, out var faults) && faults.TryDequeue(out var fault))
        {
            return await Fail(fault, request, cancellation);
        }

        return request.Entries is [var only]
            && _alone.TryRemove(EntryCodec.Decode(only.Body).Header.Command, out var alone)
            ? await Fail(alone, request, cancellation)
            : await behind.Append(request, cancellation);
    }

    public Task<StreamHead> Head(string stream, CancellationToken cancellation) => behind.Head(stream, cancellation);

    public Task<StreamStart> Start(string stream, CancellationToken cancellation) =>
        behind.Start(stream, cancellation);

    public IAsyncEnumerable<StoredEntry> Read(string stream, int from, CancellationToken cancellation)
    {
        _reads.GetOrAdd(stream, _ => new()).Enqueue(from);
        return behind.Read(stream, from, cancellation);
    }

    public Task<(ImmutableArray<LiveResponsibility> Held, ImmutableArray<long> TrueFor)> HeldBy(
        OfficerId officer, CancellationToken cancellation) => behind.HeldBy(officer, cancellation);

    public Task<ImmutableArray<ClockRow>> Due(ClockQuery query, CancellationToken cancellation) =>
        behind.Due(query, cancellation);

    public Task<string?> PackContent(PackVersion version, CancellationToken cancellation) =>
        behind.PackContent(version, cancellation);

    public Task<ImmutableArray<SeatHeld>> SeatsOf(HoldingQuery query, CancellationToken cancellation) =>
        behind.SeatsOf(query, cancellation);

    public Task<CaseHeadPage> Cases(CaseHeadQuery query, CancellationToken cancellation) =>
        behind.Cases(query, cancellation);

    public Task<ImmutableArray<string>> StreamsWith(
        string prefix, ImmutableArray<string> types, CancellationToken cancellation) =>
        behind.StreamsWith(prefix, types, cancellation);

    public Task<LedgerView> Look(CancellationToken cancellation) => behind.Look(cancellation);

    public Task<LedgerPage> ReadPage(Cursor from, int entriesMax, CancellationToken cancellation) =>
        behind.ReadPage(from, entriesMax, cancellation);

    public Task<FollowPage> Follow(
        Cursor from, int entriesMax, TimeSpan patience, CancellationToken cancellation) =>
        Interlocked.Decrement(ref _unfollowed) >= 0
            ? throw new LedgerFailure("the ledger cannot be followed, on purpose")
            : behind.Follow(from, entriesMax, patience, cancellation);

    public Task<Cursor> End(CancellationToken cancellation) => behind.End(cancellation);

    public Task<VerificationView> Verify(CancellationToken cancellation) => behind.Verify(cancellation);

    private async Task<AppendOutcome> Fail(Fault fault, AppendRequest request, CancellationToken cancellation)
    {
        switch (fault)
        {
            case Fault.Stale:
                return new AppendOutcome.Stale("officer:somebody");
            case Fault.Fenced:
                return new AppendOutcome.Fenced();
            case Fault.Overloaded:
                return new AppendOutcome.Overloaded(RetryAfter);
            case Fault.Unstorable:
                return new AppendOutcome.Unstorable("on purpose");
            case Fault.AfterWriting:
                await behind.Append(request, cancellation);
                break;
            default:
                break;
        }

        throw new LedgerFailure($"{fault}, on purpose");
    }
}
