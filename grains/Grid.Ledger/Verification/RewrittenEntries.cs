using System.Globalization;
using Grid.Ledger.Checkpoints;

namespace Grid.Ledger.Verification;

/// <summary>
/// Names the entries that are not those a checkpoint signed, where the tiles that the store keeps are still those of
/// that checkpoint: whoever rewrote the entries may have forgotten them.
/// </summary>
internal sealed class RewrittenEntries(StoredTables tables, DamageList damage)
{
    private const int NamedMax = 100;

    public void Name(Checkpoint signed, long from)
    {
        var tiles = new Dictionary<TileId, byte[]>();
        foreach (var (id, hashes) in tables.Tiles().Where(tile => tile.Id.Lane == signed.Lane))
        {
            tiles[id] = hashes;
        }

        if (!AreOf(signed, tiles))
        {
            return;
        }

        var named = 0;
        foreach (var entry in tables.Entries().Where(entry =>
            entry.Lane == signed.Lane && entry.Position >= from && entry.Position < signed.Size))
        {
            var leaves = tiles[new(signed.Lane, 0, entry.Position / TileId.Width)];
            var place = (int)(entry.Position % TileId.Width) * HashChain.HashSize;
            if (!HashChain.HashOf(entry.Body).AsSpan().SequenceEqual(leaves.AsSpan(place, HashChain.HashSize)))
            {
                damage.Add(
                    "entry",
                    string.Create(CultureInfo.InvariantCulture, $"{entry.Lane}/{entry.Position}"),
                    "body",
                    $"{entry.Stream} #{entry.Sequence}: it is not the entry that the checkpoint signed here");
                if (++named == NamedMax)
                {
                    return;
                }
            }
        }
    }

    // Tiles are believed only where they make the root that was signed.
    private static bool AreOf(Checkpoint signed, Dictionary<TileId, byte[]> tiles)
    {
        var tree = new TileTree(signed.Lane);
        for (var position = 0L; position < signed.Size; position += TileId.Width)
        {
            var count = (int)Math.Min(TileId.Width, signed.Size - position) * HashChain.HashSize;
            if (!tiles.TryGetValue(new(signed.Lane, 0, position / TileId.Width), out var leaves)
                || leaves.Length < count)
            {
                return false;
            }

            for (var at = 0; at < count; at += HashChain.HashSize)
            {
                tree.Add(leaves.AsSpan(at, HashChain.HashSize));
            }
        }

        return tree.Root().AsSpan().SequenceEqual(signed.Root);
    }
}
