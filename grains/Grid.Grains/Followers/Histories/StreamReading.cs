using System.Text.Json;
using Grid.Ledger.Entries;

namespace Grid.Grains.Followers.Histories;

/// <summary>
/// A stream that was read once and is read on from where it ended, so that a long one need not be read again for each
/// look at it. A row is believed as a grain believes it.
/// </summary>
internal sealed class StreamReading(string stream)
{
    public string Stream => stream;

    /// <summary>The last entry that was read and believed.</summary>
    public StreamHead Head { get; private set; } = StreamHead.None;

    /// <summary>How many entries the stream should have.</summary>
    public int Total { get; private set; }

    /// <summary>What is wrong with the stored entries; nothing more is read then.</summary>
    public string? Damage { get; private set; }

    /// <summary>Reads what has been added since the last time.</summary>
    /// <returns>Whether there is such a stream.</returns>
    public async Task<bool> GoOn(
        StoredLedger ledger, Action<EntryHeader, object> take, CancellationToken cancellation)
    {
        var last = await ledger.Head(stream, cancellation);
        Total = last.Sequence;
        if (Damage is null && !last.IsSame(Head))
        {
            Damage = await Read(ledger, take, cancellation) ?? StreamDamage.AtEnd(Head, last);
        }

        return Total > 0;
    }

    private async Task<string?> Read(
        StoredLedger ledger, Action<EntryHeader, object> take, CancellationToken cancellation)
    {
        await foreach (var stored in ledger.Read(stream, Head.Sequence + 1, cancellation))
        {
            var (entry, damage) = StreamDamage.Read(stored, Head);
            if (entry is null)
            {
                return damage;
            }

            try
            {
                take(entry.Header, entry.ReadEvent());
            }
            catch (JsonException unreadable)
            {
                return $"entry {stored.Lane}/{stored.Position} cannot be read: {unreadable.Message}";
            }

            Head = new(entry.Header.Sequence, stored.Hash);
            Total = Math.Max(Total, Head.Sequence);
        }

        return null;
    }
}
