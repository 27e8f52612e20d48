using System.Text.Json;
using Grid.Ledger.Entries;

namespace Grid.Grains.Followers.Live;

/// <summary>An entry on its way into the views.</summary>
/// <param name="Lane">Its lane.</param>
/// <param name="Position">Its place in the lane.</param>
/// <param name="Stream">Its stream.</param>
internal sealed record FollowedEntry(int Lane, long Position, string Stream)
{
    /// <summary>How many were taken before it, over all lanes.</summary>
    public long Order { get; init; } = Position;

    /// <summary>What it says; nothing where it cannot be believed.</summary>
    public (EntryHeader Header, object Happened)? Content { get; init; }

    /// <summary>Why it cannot be believed.</summary>
    public string? Damage { get; init; }

    /// <summary>The pack that it puts in force, compiled; nothing where that cannot be had.</summary>
    public RulePack? Pack { get; init; }

    /// <summary>Reads a row, and does not believe it where it does not say what stands beside it.</summary>
    public static FollowedEntry Of(StoredEntry stored)
    {
        var unread = new FollowedEntry(stored.Lane, stored.Position, stored.Stream);
        if (!HashChain.HashOf(stored.Body).AsSpan().SequenceEqual(stored.Hash))
        {
            return unread with
            {
                Damage = $"entry {stored.Lane}/{stored.Position} does not have the hash that is stored beside it",
            };
        }

        try
        {
            var entry = EntryCodec.Decode(stored.Body);
            var header = entry.Header;
            return (header.Stream, header.Sequence, header.Type) == (stored.Stream, stored.Sequence, stored.Type)
                ? unread with { Content = (header, entry.ReadEvent()) }
                : unread with { Damage = $"entry {stored.Lane}/{stored.Position} does not say what its row says" };
        }
        catch (JsonException unreadable)
        {
            return unread with
            {
                Damage = $"entry {stored.Lane}/{stored.Position} cannot be read: {unreadable.Message}",
            };
        }
    }
}
