using System.Text;
using System.Text.Json;
using Grid.Ledger.Entries;

namespace Grid.Grains.Followers.Histories;

/// <summary>Pages of a stream's entries, as they are stored.</summary>
internal sealed class EntryPages(StoredLedger ledger, StoreReads reads, SealedCases hidden)
{
    public Task<EntryPage> Of(string stream, int from, CancellationToken cancellation) =>
        reads.Read(() => Read(stream, Math.Max(1, from), cancellation), cancellation);

    private async Task<EntryPage> Read(string stream, int from, CancellationToken cancellation)
    {
        // What was noted before a sealed case was opened is told as of one that nobody has opened.
        var end = await hidden.SealedBy(stream, cancellation);
        var total = end - 1 ?? (await ledger.Head(stream, cancellation)).Sequence;
        var rows = ImmutableArray.CreateBuilder<EntryRow>();
        var isMore = false;
        var reading = new ShieldedReading((other, first) => ledger.Read(other, first, cancellation));
        await foreach (var stored in ledger.Read(stream, from, cancellation))
        {
            if (stored.Sequence >= end || (isMore = rows.Count == EntryPage.Size))
            {
                break;
            }

            rows.Add(await RowOf(stored, reading));
        }

        return new(
            rows.ToImmutable(),
            isMore ? rows[^1].Sequence + 1 : null,
            from > 1 ? Math.Max(1, Math.Min(from, total + 1) - EntryPage.Size) : null,
            total);
    }

    private static async ValueTask<EntryRow> RowOf(StoredEntry stored, ShieldedReading reading)
    {
        var row = new EntryRow(
            (int)Math.Clamp(stored.Sequence, 0, int.MaxValue - 1), stored.Type, HashChain.Print(stored.Hash), "")
        {
            Lane = stored.Lane,
            Position = stored.Position,
            Json = Encoding.UTF8.GetString(stored.Body),
        };
        if (!HashChain.HashOf(stored.Body).AsSpan().SequenceEqual(stored.Hash))
        {
            row = row with { Damage = "it does not have the hash that is stored beside it" };
        }

        try
        {
            var header = EntryCodec.Decode(stored.Body).Header;
            var shown = await reading.Is(header)
                ? row with { Json = ShieldedEntry.Of(row.Json), IsShielded = true }
                : row;
            return shown with
            {
                Previous = header.Previous,
                At = header.EffectiveAt,
                RecordedAt = header.RecordedAt,
                By = shown.IsShielded ? "" : header.By.Value,
                Intent = EntryCodec.NameOf(header.Intent),
            };
        }
        catch (JsonException unreadable)
        {
            return row with { Damage = row.Damage ?? unreadable.Message };
        }
    }
}
