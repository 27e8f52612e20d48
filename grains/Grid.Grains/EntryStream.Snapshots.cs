using Grid.Ledger.Entries;

namespace Grid.Grains;

/// <content>What a long stream keeps beside the ledger, so that it need not be read again from its beginning.</content>
internal sealed partial class EntryStream<TEvent>
{
    private int _keptAt;

    /// <summary>Offers a snapshot, where the last one lies far enough back; all that was taken is durable.</summary>
    public void Keep() => Keep(replaces: false);

    // Goes on from the snapshot where the ledger has the very entry that it ends with. Returns whether there is one
    // that is not believed.
    private async Task<bool> TryResume(StreamHead head, CancellationToken cancellation)
    {
        if (owner.State is null || grid.Snapshots is not { } shelf || head.Sequence < shelf.LongFrom)
        {
            return false;
        }

        var found = await shelf.Find(name, cancellation);
        if (found.Snapshot is not { } snapshot)
        {
            return found.Doubt is not null;
        }

        if (!await Has(snapshot.Head, cancellation))
        {
            shelf.Refuse(name, $"the ledger has another entry #{snapshot.Head.Sequence}");
            return true;
        }

        shelf.Use();
        owner.State = snapshot.State;
        _taken.Resume(snapshot.Taken);
        (Head, _last, _keptAt) = (snapshot.Head, snapshot.Last, snapshot.Head.Sequence);
        return false;
    }

    private async Task<bool> Has(StreamHead head, CancellationToken cancellation)
    {
        await foreach (var stored in grid.Ledger.Read(name, head.Sequence, cancellation))
        {
            return stored.Sequence == head.Sequence && stored.Hash.AsSpan().SequenceEqual(head.Hash)
                && HashChain.HashOf(stored.Body).AsSpan().SequenceEqual(head.Hash);
        }

        return false;
    }

    // After a snapshot that is not believed whatever the length, so that the next reader need not read everything
    // again.
    private void Keep(bool replaces)
    {
        if (owner.State is not { } state || grid.Snapshots is not { } shelf || _last is not { } last
            || (!replaces && Sequence - _keptAt < shelf.Every))
        {
            return;
        }

        if (shelf.Offer(new(name, Head, last, _taken.Keep(), state), replaces))
        {
            _keptAt = Sequence;
        }
    }
}
