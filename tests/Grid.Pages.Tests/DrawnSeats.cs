using System.Text;
using Grid.Domain.Cases;
using Grid.Ledger;
using Grid.Ledger.Entries;
using Grid.Ledger.Indexes;
using Grid.Ledger.Sqlite;

namespace Grid.Pages.Tests;

/// <summary>
/// A seat that was drawn by the key of a day long over: no silo that runs now could be asked for it, since a key is
/// committed to before its day.
/// </summary>
internal static class DrawnSeats
{
    /// <summary>The case whose second entry is the draw.</summary>
    public const string Case = "case:7";

    /// <summary>The same, in a case that is sealed.</summary>
    public const string SealedCase = "case:8";

    public const string Court = "unit:court";

    private static readonly string Exported = Path.Combine(AppContext.BaseDirectory, "drawn.jsonl");

    public static async Task WriteTo(string path)
    {
        var lines = await File.ReadAllLinesAsync(Exported);
        await using var store = SqliteLedgerStore.Open(path);
        await Write(store, lines.Select(BodyIn));
        await Write(store, Sealed(lines.Select(BodyIn)));
    }

    private static async Task Write(SqliteLedgerStore store, IEnumerable<byte[]> bodies)
    {
        var requests = ImmutableArray.CreateBuilder<AppendRequest>();
        var heads = new Dictionary<string, StreamHead>(StringComparer.Ordinal);
        foreach (var body in bodies)
        {
            var entry = EntryCodec.Decode(body);
            var (stream, happened, hash) = (entry.Header.Stream, entry.ReadEvent(), HashChain.HashOf(body));
            requests.Add(new(stream, heads.GetValueOrDefault(stream, StreamHead.None),
            [
                new(entry.Header.Sequence, entry.Header.Type, body, hash)
                {
                    Index = IndexProjection.ChangesOf(entry.Header, happened),
                    Content = (entry.Header, happened),
                },
            ])
            {
                Relied = entry.Header.Relied,
            });
            heads[stream] = new(entry.Header.Sequence, hash);
        }

        foreach (var request in requests)
        {
            // The draw relied on the court before it told its key.
            await store.Append([request with { Relied = EntryHeader.NothingRelied }], CancellationToken.None);
        }
    }

    private static byte[] BodyIn(string line) =>
        Encoding.UTF8.GetBytes(JsonDocument.Parse(line).RootElement.GetProperty("entry").GetRawText());

    // Nobody drew it so; but what is written of it is a draw like the other.
    private static IEnumerable<byte[]> Sealed(IEnumerable<byte[]> bodies)
    {
        var previous = EntryHeader.NoPrevious;
        foreach (var entry in bodies.Select(body => EntryCodec.Decode(body))
            .Where(entry => entry.Header.Stream == Case))
        {
            var happened = entry.ReadEvent() is CaseEvent.Opened opened
                ? opened with { IsSealed = true }
                : entry.ReadEvent();
            var sealedBody = EntryCodec.Encode(
                entry.Header with { Stream = SealedCase, Previous = previous }, happened);
            previous = HashChain.Print(HashChain.HashOf(sealedBody));
            yield return sealedBody;
        }
    }
}
