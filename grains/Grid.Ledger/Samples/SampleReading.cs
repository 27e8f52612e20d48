using System.Buffers;
using System.Text.Json;

namespace Grid.Ledger.Samples;

/// <summary>Reads what lists of samples are held against, from a store or from an exported file.</summary>
internal static class SampleReading
{
    /// <summary>Checks the samples of a store.</summary>
    /// <param name="store">The store.</param>
    /// <param name="cancellation">Stops it.</param>
    public static async Task<ImmutableArray<CheckedSample>> Check(ILedgerStore store, CancellationToken cancellation)
    {
        var check = new SampleCheck(new());
        await foreach (var stored in store.ReadLanes(cancellation))
        {
            if (SampleCheck.IsOf(stored.Type))
            {
                var entry = EntryCodec.Decode(stored.Body);
                check.Take(entry.Header, entry.ReadEvent(), HashChain.Print(stored.Hash));
            }
        }

        return [.. check.Check()];
    }

    /// <summary>Checks the samples of a ledger that was exported as JSON Lines.</summary>
    /// <exception cref="JsonException">A line is none of an export.</exception>
    public static async Task<ImmutableArray<CheckedSample>> Check(TextReader export, CancellationToken cancellation)
    {
        var check = new SampleCheck(new());
        while (await export.ReadLineAsync(cancellation) is { } line)
        {
            if (line.Length == 0)
            {
                continue;
            }

            using var document = JsonDocument.Parse(line);
            if (!document.RootElement.TryGetProperty("entry", out var told)
                || !told.TryGetProperty("type", out var type))
            {
                throw new JsonException("a line has no entry in it");
            }

            if (SampleCheck.IsOf(type.GetString()!) && !ShieldedEntry.IsTold(document.RootElement))
            {
                var body = new ArrayBufferWriter<byte>();
                CanonicalJson.Write(told, body);
                var entry = EntryCodec.Decode(body.WrittenSpan.ToArray());
                check.Take(
                    entry.Header, entry.ReadEvent(), HashChain.Print(HashChain.HashOf(body.WrittenSpan.ToArray())));
            }
        }

        return [.. check.Check()];
    }
}
