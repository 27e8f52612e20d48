using System.Threading.Channels;

namespace Grid.Ledger;

/// <summary>
/// One who is told of commits. What it does not take in time is left out, and shows as a gap between positions: the
/// store has it.
/// </summary>
internal sealed class CommitListener(int capacity, Action<CommitListener> leave) : IDisposable
{
    private readonly Channel<CommittedEntry> _entries = Channel.CreateBounded<CommittedEntry>(
        new BoundedChannelOptions(capacity) { SingleReader = true, SingleWriter = true });

    private long _end;

    /// <summary>The entries that were told, in the order of their positions.</summary>
    public ChannelReader<CommittedEntry> Entries => _entries.Reader;

    /// <summary>The position behind the last commit, also where there was no room for its entries.</summary>
    public long End => Volatile.Read(ref _end);

    public void Dispose()
    {
        leave(this);
        _entries.Writer.TryComplete();
    }

    /// <summary>Never waits.</summary>
    public void Tell(CommittedEntry entry) => _entries.Writer.TryWrite(entry);

    /// <summary>Says how far the lane goes now.</summary>
    public void Reach(long end) => Volatile.Write(ref _end, end);
}
