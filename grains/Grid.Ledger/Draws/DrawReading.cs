using System.Buffers;
using System.Text.Json;

namespace Grid.Ledger.Draws;

/// <summary>Reads the streams that draws are checked on, from a store or from an exported file.</summary>
internal static class DrawReading
{
    private static readonly ImmutableArray<string> Draws = [EventTypes.AliasOf(typeof(CaseEvent.HolderDrawn))];

    /// <summary>Checks the draws of a store.</summary>
    /// <param name="store">The store.</param>
    /// <param name="only">The case whose draws are wanted; all where none is named.</param>
    /// <param name="now">When it is looked at.</param>
    /// <param name="cancellation">Stops it.</param>
    public static async Task<ImmutableArray<DrawnSeat>> Check(
        ILedgerStore store, string? only, Timestamp now, CancellationToken cancellation)
    {
        var found = ImmutableArray.CreateBuilder<DrawnSeat>();
        var units = new Dictionary<string, DrawStream>(StringComparer.Ordinal);
        ImmutableArray<string> cases =
            only is null ? await store.StreamsWith(CaseId.Prefix, Draws, cancellation) : [only];
        foreach (var name in cases)
        {
            var stream = await Read(store, name, cancellation);
            foreach (var unit in DrawCheck.UnitsIn(stream))
            {
                if (!units.ContainsKey(unit))
                {
                    units[unit] = await Read(store, unit, cancellation);
                }
            }

            found.AddRange(DrawCheck.Of(stream, units, now));
        }

        return found.ToImmutable();
    }

    /// <summary>Checks the draws of a ledger that was exported as JSON Lines.</summary>
    /// <inheritdoc cref="Check(ILedgerStore, string?, Timestamp, CancellationToken)"/>
    /// <exception cref="JsonException">A line is none of an export.</exception>
    public static async Task<ImmutableArray<DrawnSeat>> Check(
        TextReader export, string? only, Timestamp now, CancellationToken cancellation)
    {
        var bodies = new Dictionary<string, SortedDictionary<int, (byte[] Body, string? Hash)>>(StringComparer.Ordinal);
        while (await export.ReadLineAsync(cancellation) is { } line)
        {
            if (line.Length > 0 && BodyIn(line) is var (stream, sequence, link))
            {
                bodies.TryAdd(stream, []);
                bodies[stream][sequence] = link;
            }
        }

        var streams = bodies.ToDictionary(
            pair => pair.Key, pair => DrawStream.Of(pair.Key, pair.Value.Values), StringComparer.Ordinal);
        return
        [
            .. streams.Values.Where(stream => IsCase(stream.Name) && (only is null || stream.Name == only))
                .OrderBy(stream => stream.Name, StringComparer.Ordinal)
                .SelectMany(stream => DrawCheck.Of(stream, streams, now)),
        ];
    }

    private static async Task<DrawStream> Read(ILedgerStore store, string name, CancellationToken cancellation)
    {
        var bodies = new List<byte[]>();
        await foreach (var entry in store.ReadStream(name, 1, cancellation))
        {
            bodies.Add(entry.Body);
        }

        return DrawStream.Of(name, bodies);
    }

    // Only of cases and units: of the rest of the ledger nothing is kept.
    private static (string Stream, int Sequence, (byte[] Body, string? Hash) Link)? BodyIn(string line)
    {
        using var document = JsonDocument.Parse(line);
        if (!document.RootElement.TryGetProperty("entry", out var entry)
            || !entry.TryGetProperty("stream", out var stream) || !entry.TryGetProperty("sequence", out var sequence))
        {
            throw new JsonException("a line has no entry in it");
        }

        var name = stream.GetString()!;
        if (!IsCase(name) && !name.StartsWith(UnitId.Prefix, StringComparison.Ordinal))
        {
            return null;
        }

        // Of an entry that is told without whose record it is, the hash of the whole goes on in the chain.
        if (ShieldedEntry.IsTold(document.RootElement))
        {
            var hash = document.RootElement.GetProperty("hash").GetString();
            return (name, sequence.GetInt32(), (ShieldedEntry.Filled(entry), hash));
        }

        var body = new ArrayBufferWriter<byte>();
        CanonicalJson.Write(entry, body);
        return (name, sequence.GetInt32(), (body.WrittenSpan.ToArray(), null));
    }

    private static bool IsCase(string stream) => stream.StartsWith(CaseId.Prefix, StringComparison.Ordinal);
}
