using Grid.Ledger.Entries;

namespace Grid.Grains;

/// <summary>Entries as they are told to whoever follows the ledger: nobody knows who that is.</summary>
internal static class ShieldedEntries
{
    /// <summary>The same entries, without whose record those are that put interference on record.</summary>
    public static async ValueTask<ImmutableArray<T>> Of<T>(
        ILedger ledger,
        ImmutableArray<T> rows,
        (Func<T, LedgerEntry> Entry, Func<T, LedgerEntry, T> With) of,
        CancellationToken cancellation)
    {
        var shown = rows;
        var reading = new ShieldedReading((stream, from) => ledger.Read(stream, from, cancellation));
        for (var i = 0; i < rows.Length; i++)
        {
            var entry = of.Entry(rows[i]);
            if (await reading.Is(entry.Json))
            {
                shown = shown.SetItem(
                    i, of.With(rows[i], entry with { Json = ShieldedEntry.Of(entry.Json), IsShielded = true }));
            }
        }

        return shown;
    }
}
