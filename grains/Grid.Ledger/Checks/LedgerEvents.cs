using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Grid.Ledger.Checks;

/// <summary>What happened, from a store or an exported file, for whoever holds something against all of it.</summary>
internal static class LedgerEvents
{
    /// <summary>The entries of some types that a store has, lane by lane.</summary>
    /// <param name="store">The store.</param>
    /// <param name="isOf">Whether anything of entries of a type is needed; others are not even read.</param>
    /// <param name="cancellation">Stops it.</param>
    public static async IAsyncEnumerable<LedgerEvent> Of(
        ILedgerStore store, Func<string, bool> isOf, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var stored in store.ReadLanes(cancellation))
        {
            if (isOf(stored.Type))
            {
                var entry = EntryCodec.Decode(stored.Body);
                yield return new(entry.Header, entry.ReadEvent(), HashChain.Print(stored.Hash));
            }
        }
    }

    /// <summary>The same of a ledger that was exported as JSON Lines.</summary>
    /// <exception cref="JsonException">A line is none of an export.</exception>
    public static async IAsyncEnumerable<LedgerEvent> Of(
        TextReader export, Func<string, bool> isOf, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var line in ExportedLine.In(export, cancellation))
        {
            if (ExportedLine.Read(line, told => Of(told, isOf)) is { } happened)
            {
                yield return happened;
            }
        }
    }

    private static LedgerEvent? Of(JsonElement line, Func<string, bool> isOf)
    {
        var told = ExportedLine.EntryIn(line);
        if (!isOf(ExportedLine.TextOf(told, "type")))
        {
            return null;
        }

        // What is told in part has no hash of its own, and nobody asks for it.
        var body = ShieldedEntry.IsTold(line) ? ShieldedEntry.Filled(told) : BodyOf(told);
        var entry = EntryCodec.Decode(body);
        return new(entry.Header, entry.ReadEvent(), HashChain.Print(HashChain.HashOf(body)));
    }

    private static byte[] BodyOf(JsonElement told)
    {
        var body = new ArrayBufferWriter<byte>();
        CanonicalJson.Write(told, body);
        return body.WrittenSpan.ToArray();
    }
}
