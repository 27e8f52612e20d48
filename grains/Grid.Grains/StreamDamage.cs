using System.Text.Json;
using Grid.Ledger.Entries;

namespace Grid.Grains;

/// <summary>Believes a row only after its leaf, its columns and its place in the chain have been checked.</summary>
internal static class StreamDamage
{
    /// <summary>Nothing may be decided on a stream that is sealed.</summary>
    public static LedgerFailure Failure(string stream, string damage) =>
        new($"{stream} is sealed, for its stored entries are damaged ({damage}); run `grid verify`");

    /// <summary>What is wrong with a stream that was read to an end, given the head it had before.</summary>
    public static string? AtEnd(StreamHead read, StreamHead head) =>
        read.IsSame(head) || read.Sequence > head.Sequence ? null
        : read.Sequence < head.Sequence
            ? $"the stream ends at #{read.Sequence}, but its head says #{head.Sequence}"
            : $"entry #{read.Sequence} is not the one that the head of the stream names";

    /// <summary>Reads an entry that must follow a head.</summary>
    /// <returns>The entry, or what is wrong with the row.</returns>
    public static (Entry? Entry, string? Damage) Read(StoredEntry stored, StreamHead after)
    {
        if (!HashChain.HashOf(stored.Body).AsSpan().SequenceEqual(stored.Hash))
        {
            return (null, $"entry {stored.Lane}/{stored.Position} does not have the hash that is stored beside it");
        }

        try
        {
            var entry = EntryCodec.Decode(stored.Body);
            var header = entry.Header;
            var fits = header.Stream == stored.Stream
                && header.Sequence == stored.Sequence && header.Type == stored.Type
                && header.Sequence == after.Sequence + 1 && header.Previous == HashChain.Print(after.Hash);
            return fits
                ? (entry, null)
                : (null, $"entry {stored.Lane}/{stored.Position} does not follow #{after.Sequence} of its stream");
        }
        catch (JsonException unreadable)
        {
            return (null, $"entry {stored.Lane}/{stored.Position} cannot be read: {unreadable.Message}");
        }
    }
}
