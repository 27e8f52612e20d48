using System.Text;
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

    public const string Court = "unit:court";

    private static readonly string Exported = Path.Combine(AppContext.BaseDirectory, "drawn.jsonl");

    public static async Task WriteTo(string path)
    {
        var requests = ImmutableArray.CreateBuilder<AppendRequest>();
        var heads = new Dictionary<string, StreamHead>(StringComparer.Ordinal);
        foreach (var line in await File.ReadAllLinesAsync(Exported))
        {
            var body = Encoding.UTF8.GetBytes(JsonDocument.Parse(line).RootElement.GetProperty("entry").GetRawText());
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

        await using var store = SqliteLedgerStore.Open(path);
        foreach (var request in requests)
        {
            // The draw relied on the court before it told its key.
            await store.Append([request with { Relied = EntryHeader.NothingRelied }], CancellationToken.None);
        }
    }
}
