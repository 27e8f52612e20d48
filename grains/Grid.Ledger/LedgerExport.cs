using System.Buffers;
using System.Globalization;
using System.Text;

namespace Grid.Ledger;

/// <summary>Writes the ledger out as JSON Lines, as FORMAT.md describes it.</summary>
internal static class LedgerExport
{
    /// <summary>
    /// Writes every entry, in lane and position order, byte for byte as it is stored; but of who has put on record what
    /// was said to a case nothing is told.
    /// </summary>
    /// <param name="store">The store.</param>
    /// <param name="output">Where to.</param>
    /// <param name="isWhole">Whether that is told, too.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>How many entries were written, and how many of them not whole.</returns>
    public static async Task<(long Entries, long Shielded)> WriteJsonLines(
        ILedgerStore store, Stream output, bool isWhole, CancellationToken cancellation)
    {
        var (count, shielded) = (0L, 0L);
        var line = new ArrayBufferWriter<byte>(4096);
        var reading = new ShieldedReading((stream, from) => store.ReadStream(stream, from, cancellation));
        await foreach (var entry in store.ReadLanes(cancellation))
        {
            var shown = isWhole ? null : await Shown(reading, entry);
            var told = shown is null ? "" : "\"shielded\":true,";
            line.ResetWrittenCount();
            Encoding.ASCII.GetBytes(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{{\"lane\":{entry.Lane},\"position\":{entry.Position},"
                    + $"\"hash\":\"{HashChain.Print(entry.Hash)}\",{told}\"entry\":"),
                line);
            line.Write(shown ?? entry.Body);
            line.Write("}\n"u8);
            await output.WriteAsync(line.WrittenMemory, cancellation);
            count++;
            shielded += shown is null ? 0 : 1;
        }

        await output.FlushAsync(cancellation);
        return (count, shielded);
    }

    // Nothing where it is shown as it stands.
    private static async ValueTask<byte[]?> Shown(ShieldedReading reading, StoredEntry entry)
    {
        var json = Encoding.UTF8.GetString(entry.Body);
        return await reading.Is(json) ? Encoding.UTF8.GetBytes(ShieldedEntry.Of(json)) : null;
    }
}
