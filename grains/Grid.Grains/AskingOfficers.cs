using System.Collections.Concurrent;
using Grid.Grains.Snapshots;
using Grid.Ledger.Entries;

namespace Grid.Grains;

/// <summary>
/// Officers as those who ask other officers, without asking their grains: two that asked about each other at once would
/// wait for each other. What was read of a stream before is kept, and gone on from: each question costs one look at the
/// head of the stream, and what is new in it.
/// </summary>
internal sealed class AskingOfficers(ILedger ledger)
{
    // Those who register and suspend others are few. Beyond this it is cheaper to read again than to hold them all.
    private const int KnownMax = 10_000;

    private readonly ConcurrentDictionary<OfficerId, Known> _known = new();

    /// <summary>The officer, true for everything that is durable when this is asked.</summary>
    /// <exception cref="LedgerFailure">The stored entries are damaged; nothing may be decided on them.</exception>
    public async Task<OfficerState> Of(OfficerId id, SnapshotShelf? shelf, CancellationToken cancellation)
    {
        var head = await ledger.Head(id.Value, cancellation);
        if (!_known.TryGetValue(id, out var known) && shelf is not null && head.Sequence >= shelf.LongFrom)
        {
            known = await Resume(id, shelf, cancellation);
        }

        known = known is null || known.Head.Sequence > head.Sequence ? Known.Nothing : known;
        if (!known.Head.IsSame(head))
        {
            known = await ReadOn(id, known, head, cancellation);
        }

        if (_known.Count >= KnownMax)
        {
            _known.Clear();
        }

        // Two questions at once may both have read: either reading is true, and the next goes on from it.
        _known[id] = known;
        return known.State;
    }

    private async Task<Known> ReadOn(
        OfficerId id, Known known, StreamHead last, CancellationToken cancellation)
    {
        var (state, head) = (known.State, known.Head);
        await foreach (var stored in ledger.Read(id.Value, head.Sequence + 1, cancellation))
        {
            var (entry, damage) = StreamDamage.Read(stored, head);
            if (entry is null)
            {
                throw Damaged(id, damage!);
            }

            head = new(entry.Header.Sequence, stored.Hash);
            state = state.Evolve((OfficerEvent)entry.ReadEvent(), entry.Header.EffectiveAt);
        }

        return StreamDamage.AtEnd(head, last) is { } cut ? throw Damaged(id, cut) : new(state, head);
    }

    // A snapshot is believed where the ledger has the very entry that it ends with.
    private async Task<Known?> Resume(OfficerId id, SnapshotShelf shelf, CancellationToken cancellation)
    {
        if ((await shelf.Find(id.Value, cancellation)).Snapshot is not { State: OfficerState state } snapshot)
        {
            return null;
        }

        await foreach (var stored in ledger.Read(id.Value, snapshot.Head.Sequence, cancellation))
        {
            if (stored.Sequence == snapshot.Head.Sequence
                && stored.Hash.AsSpan().SequenceEqual(snapshot.Head.Hash)
                && HashChain.HashOf(stored.Body).AsSpan().SequenceEqual(snapshot.Head.Hash))
            {
                shelf.Use();
                return new(state, snapshot.Head);
            }

            break;
        }

        // Whoever reads the officer next replaces it.
        return null;
    }

    // What was kept may be what is wrong: the next question reads everything.
    private LedgerFailure Damaged(OfficerId id, string damage)
    {
        _known.TryRemove(id, out _);
        return StreamDamage.Failure(id.Value, damage);
    }

    private sealed record Known(OfficerState State, StreamHead Head)
    {
        public static readonly Known Nothing = new(OfficerState.None, StreamHead.None);
    }
}
