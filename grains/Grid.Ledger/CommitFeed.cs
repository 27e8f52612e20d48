namespace Grid.Ledger;

/// <summary>
/// Tells listeners in this process of what has become durable. It never waits for them, and costs nothing while there
/// are none.
/// </summary>
internal sealed class CommitFeed
{
    private ImmutableArray<CommitListener> _listeners = [];

    /// <summary>Listens from the next commit on.</summary>
    /// <param name="capacity">How many entries may wait to be taken.</param>
    public CommitListener Listen(int capacity)
    {
        var listener = new CommitListener(capacity, Leave);
        ImmutableInterlocked.Update(ref _listeners, static (all, one) => all.Add(one), listener);
        return listener;
    }

    /// <summary>Tells of a batch that has been written.</summary>
    public void Tell(IEnumerable<(AppendRequest Request, AppendOutcome Outcome)> batch)
    {
        var listeners = _listeners;
        if (listeners.IsEmpty)
        {
            return;
        }

        foreach (var (request, outcome) in batch)
        {
            if (outcome is AppendOutcome.Appended appended)
            {
                Tell(listeners, request, appended);
            }
        }
    }

    private static void Tell(
        ImmutableArray<CommitListener> listeners, AppendRequest request, AppendOutcome.Appended appended)
    {
        var position = appended.Position - request.Entries.Length;
        foreach (var entry in request.Entries)
        {
            position++;
            // Whoever hands in bytes alone leaves a gap, as one who comes too late does.
            if (entry.Content is var (header, happened))
            {
                var committed = new CommittedEntry(appended.Lane, position, header, happened);
                foreach (var listener in listeners)
                {
                    listener.Tell(committed);
                }
            }
        }

        foreach (var listener in listeners)
        {
            listener.Reach(appended.Position + 1);
        }
    }

    private void Leave(CommitListener listener) =>
        ImmutableInterlocked.Update(ref _listeners, static (all, one) => all.Remove(one), listener);
}
