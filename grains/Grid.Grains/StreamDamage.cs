using System.Text.Json;
using Grid.Ledger.Entries;

namespace Grid.Grains;

/// <summary>Believes a row only after its leaf, its columns and its place in the chain have been checked.</summary>
internal static class StreamDamage
{
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
