using System.Buffers;
using System.Globalization;
using System.Text;

namespace Grid.Ledger;

/// <summary>Writes the ledger out as JSON Lines, as FORMAT.md describes it.</summary>
internal static class LedgerExport
{
    /// <summary>Writes every entry, in lane and position order, byte for byte as it is stored.</summary>
    /// <returns>How many entries were written.</returns>
    public static async Task<long> WriteJsonLines(ILedgerStore store, Stream output, CancellationToken cancellation)
    {
        var count = 0L;
        var line = new ArrayBufferWriter<byte>(4096);
        await foreach (var entry in store.ReadLanes(cancellation))
        {
            line.ResetWrittenCount();
            Encoding.ASCII.GetBytes(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{{\"lane\":{entry.Lane},\"position\":{entry.Position},"
                    + $"\"hash\":\"{HashChain.Print(entry.Hash)}\",\"entry\":"),
                line);
            line.Write(entry.Body);
            line.Write("}\n"u8);
            await output.WriteAsync(line.WrittenMemory, cancellation);
            count++;
        }

        await output.FlushAsync(cancellation);
        return count;
    }
}
