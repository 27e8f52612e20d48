using System.Text;
using Grid.Contracts.Views;

namespace Grid.Ledger;

/// <summary>Reads the ledger page by page, lane by lane, for those who keep only a cursor.</summary>
internal static class LedgerPages
{
    /// <summary>The most entries of one page, whatever is asked for.</summary>
    public const int EntriesMax = 1000;

    /// <exception cref="ArgumentException">The cursor is none of ours.</exception>
    public static async Task<LedgerPage> Read(
        ILedgerStore store, Cursor from, int entriesMax, CancellationToken cancellation)
    {
        var had = LaneCursor.Parse(from);
        var sizes = await store.Sizes(cancellation);
        var entries = ImmutableArray.CreateBuilder<LedgerEntry>();
        var room = Math.Clamp(entriesMax, 1, EntriesMax);
        for (var lane = 0; lane < sizes.Length; lane++)
        {
            // Once it is read from, a lane is known by the cursor even where nothing new is in it.
            var position = had[lane];
            if (position < sizes[lane] && entries.Count < room)
            {
                await foreach (var stored in store.ReadLane(lane, position, cancellation))
                {
                    entries.Add(EntryOf(stored));
                    position = stored.Position + 1;
                    if (entries.Count == room)
                    {
                        break;
                    }
                }
            }

            had[lane] = position;
        }

        return new(entries.ToImmutable(), had.Print());
    }

    public static async Task<Cursor> End(ILedgerStore store, CancellationToken cancellation) =>
        LaneCursor.Behind(await store.Sizes(cancellation)).Print();

    public static LedgerEntry EntryOf(StoredEntry stored) => new(
        stored.Lane, stored.Position, HashChain.Print(stored.Hash), Encoding.UTF8.GetString(stored.Body));
}
