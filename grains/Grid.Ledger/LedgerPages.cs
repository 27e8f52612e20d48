using System.Globalization;
using System.Text;
using Grid.Contracts.Views;

namespace Grid.Ledger;

/// <summary>
/// Reads the ledger page by page, lane by lane, for those who keep only a cursor: how many entries of each lane they
/// have had, as <c>LANE:COUNT</c> after <c>LANE:COUNT</c>.
/// </summary>
internal static class LedgerPages
{
    /// <summary>The most entries of one page, whatever is asked for.</summary>
    public const int EntriesMax = 1000;

    /// <exception cref="ArgumentException">The cursor is none of ours.</exception>
    public static async Task<LedgerPage> Read(
        ILedgerStore store, Cursor from, int entriesMax, CancellationToken cancellation)
    {
        var had = Parse(from);
        var entries = ImmutableArray.CreateBuilder<LedgerEntry>();
        var room = Math.Clamp(entriesMax, 1, EntriesMax);
        foreach (var (lane, size) in await LanesOf(store, cancellation))
        {
            // Once it is read from, a lane is known by the cursor even where nothing new is in it.
            var position = had.GetValueOrDefault(lane);
            if (position < size && entries.Count < room)
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

        return new(entries.ToImmutable(), Print(had));
    }

    public static async Task<Cursor> End(ILedgerStore store, CancellationToken cancellation) =>
        Print((await LanesOf(store, cancellation)).ToDictionary());

    private static async Task<IEnumerable<KeyValuePair<int, long>>> LanesOf(
        ILedgerStore store, CancellationToken cancellation) =>
        (await store.Sizes(cancellation)).Select((size, lane) => KeyValuePair.Create(lane, size));

    private static LedgerEntry EntryOf(StoredEntry stored) => new(
        stored.Lane, stored.Position, HashChain.Print(stored.Hash), Encoding.UTF8.GetString(stored.Body));

    private static Cursor Print(Dictionary<int, long> had) => new(string.Join(' ', had
        .OrderBy(lane => lane.Key)
        .Select(lane => string.Create(CultureInfo.InvariantCulture, $"{lane.Key}:{lane.Value}"))));

    private static Dictionary<int, long> Parse(Cursor cursor)
    {
        var had = new Dictionary<int, long>();
        foreach (var text in (cursor.Value ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (text.Split(':') is not [var lane, var count]
                || !int.TryParse(lane, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                || !long.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var read)
                || !had.TryAdd(number, read))
            {
                throw new ArgumentException($"`{cursor}` is no cursor of a grid; start without one");
            }
        }

        return had;
    }
}
