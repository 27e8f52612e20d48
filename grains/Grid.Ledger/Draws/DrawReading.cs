using System.Buffers;
using System.Text.Json;
using Grid.Domain.Packs;
using Grid.Domain.Rules;
using Grid.Ledger.Checks;

namespace Grid.Ledger.Draws;

/// <summary>Reads the streams that draws are checked on, from a store or from an exported file.</summary>
internal static class DrawReading
{
    private static readonly ImmutableArray<string> Draws = [EventTypes.AliasOf(typeof(CaseEvent.HolderDrawn))];

    private static readonly ImmutableArray<string> Publications = [EventTypes.AliasOf(typeof(PackEvent.Published))];

    /// <summary>Checks the draws of a store.</summary>
    /// <param name="store">The store.</param>
    /// <param name="only">The case whose draws are wanted; all where none is named.</param>
    /// <param name="now">When it is looked at.</param>
    /// <param name="compile">Makes a pack of its content; nothing where it is none.</param>
    /// <param name="cancellation">Stops it.</param>
    public static async Task<CheckedDraws> Check(
        ILedgerStore store,
        string? only,
        Timestamp now,
        Func<string, RulePack?> compile,
        CancellationToken cancellation)
    {
        var packs = new DrawPacks { Published = await Published(store, cancellation) };
        var found = ImmutableArray.CreateBuilder<DrawnSeat>();
        var damages = ImmutableArray.CreateBuilder<string>();
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

            foreach (var version in DrawCheck.PacksIn(stream).Where(version => !packs.Known.ContainsKey(version)))
            {
                var content = await store.PackContent(version, cancellation);
                // Content that is not what its hash says is no pack of that version.
                packs = content is not null && compile(content) is { } pack && pack.Version == version
                    ? packs.With(pack)
                    : packs;
            }

            found.AddRange(DrawCheck.Of(stream, units, packs, now));
            if (stream.Damage is { } damage)
            {
                damages.Add(damage);
            }
        }

        return new(DrawCheck.Together(found.ToImmutable())) { Damages = damages.ToImmutable() };
    }

    /// <summary>Checks the draws of a ledger that was exported as JSON Lines.</summary>
    /// <param name="export">Its lines. They name packs, and have nothing of what is in them.</param>
    /// <param name="only">The case whose draws are wanted; all where none is named.</param>
    /// <param name="now">When it is looked at.</param>
    /// <param name="packs">The packs that are at hand.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="JsonException">A line is none of an export.</exception>
    public static async Task<CheckedDraws> Check(
        TextReader export, string? only, Timestamp now, DrawPacks packs, CancellationToken cancellation)
    {
        var bodies = new Dictionary<string, SortedDictionary<int, (byte[] Body, string? Hash)>>(StringComparer.Ordinal);
        await foreach (var line in ExportedLine.In(export, cancellation))
        {
            if (ExportedLine.Read(line, BodyIn) is var (stream, sequence, link))
            {
                bodies.TryAdd(stream, []);
                bodies[stream][sequence] = link;
            }
        }

        var streams = bodies.ToDictionary(
            pair => pair.Key, pair => DrawStream.Of(pair.Key, pair.Value.Values), StringComparer.Ordinal);
        packs = packs with { Published = DrawPacks.PublishedIn(streams.Values) };
        DrawStream[] cases =
        [
            .. streams.Values.Where(stream => IsCase(stream.Name) && (only is null || stream.Name == only))
                .OrderBy(stream => stream.Name, StringComparer.Ordinal),
        ];
        return new(DrawCheck.Together([.. cases.SelectMany(stream => DrawCheck.Of(stream, streams, packs, now))]))
        {
            Damages = [.. cases.Select(stream => stream.Damage).OfType<string>()],
        };
    }

    private static async Task<ImmutableHashSet<PackVersion>> Published(
        ILedgerStore store, CancellationToken cancellation)
    {
        var streams = new List<DrawStream>();
        foreach (var name in await store.StreamsWith(Streams.PackPrefix, Publications, cancellation))
        {
            streams.Add(await Read(store, name, cancellation));
        }

        return DrawPacks.PublishedIn(streams) ?? [];
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

    // Only of cases, units and packs: of the rest of the ledger nothing is kept.
    private static (string Stream, int Sequence, (byte[] Body, string? Hash) Link)? BodyIn(JsonElement line)
    {
        var entry = ExportedLine.EntryIn(line);
        var (name, sequence) = (ExportedLine.TextOf(entry, "stream"), ExportedLine.SequenceOf(entry));
        if (!IsCase(name) && !DrawPacks.Is(name) && !name.StartsWith(UnitId.Prefix, StringComparison.Ordinal))
        {
            return null;
        }

        // Of an entry that is told without whose record it is, the hash of the whole goes on in the chain.
        if (ShieldedEntry.IsTold(line))
        {
            var hash = ExportedLine.TextOf(line, "hash");
            return (name, sequence, (ShieldedEntry.Filled(entry), hash));
        }

        var body = new ArrayBufferWriter<byte>();
        CanonicalJson.Write(entry, body);
        return (name, sequence, (body.WrittenSpan.ToArray(), null));
    }

    private static bool IsCase(string stream) => stream.StartsWith(CaseId.Prefix, StringComparison.Ordinal);
}
