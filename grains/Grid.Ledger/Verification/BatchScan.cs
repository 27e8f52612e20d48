using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace Grid.Ledger.Verification;

/// <summary>
/// What can be done with the rows of a batch without knowing those before it: hashes, bytes, columns, and what each
/// entry changes in the exact indexes. Any number of batches are scanned at once.
/// </summary>
internal static class BatchScan
{
    public static void Scan(EntryBatch batch)
    {
        var started = Stopwatch.GetTimestamp();
        var inRows = 0L;
        var last = ReadOnlySpan<byte>.Empty;
        for (var row = 0; row < batch.Count; row++)
        {
            var body = batch.BodyOf(row).Span;
            HashChain.HashOf(body, batch.HashOf(row));
            var data = default(ScannedEvent);
            ref var scanned = ref batch.Scanned[row];
            scanned = default;
            if (!batch.HashOf(row).SequenceEqual(batch.StoredHashOf(row))
                || EventShape.Of(batch.TypeOf(row)) is not { } type
                || !EntryScanner.Scan(body, Columns(batch, row, type), ref scanned, ref data))
            {
                continue;
            }

            var before = Stopwatch.GetTimestamp();
            scanned.IsPlain = Note(batch, row, type, in data);
            (scanned.Text, scanned.OtherText) = (data.Text, data.OtherText);
            // What no pack has judged names none: it may stand anywhere, once a store has several lanes.
            if (!data.Pack.IsEmpty && !data.Pack.SequenceEqual(last))
            {
                last = data.Pack;
                batch.Judging.TryAdd(Encoding.UTF8.GetString(last), Encoding.UTF8.GetString(batch.StreamOf(row)));
            }

            inRows += Stopwatch.GetTimestamp() - before;
        }

        batch.Taken = (Stopwatch.GetTimestamp() - started - inRows, inRows);
    }

    private static EntryColumns Columns(EntryBatch batch, int row, EventShape type) => new()
    {
        Stream = batch.StreamOf(row),
        Sequence = batch[row].Key.Sequence,
        Type = type,
    };

    private static string? TextOf(ReadOnlySpan<byte> text) => text.IsEmpty ? null : Encoding.UTF8.GetString(text);

    // Whoever cannot be read after all is not plain.
    private static bool Note(EntryBatch batch, int row, EventShape type, in ScannedEvent data)
    {
        if (!type.IsRead)
        {
            batch.Changes[row] = data.Stage.IsEmpty && data.Procedure.IsEmpty
                ? null
                : [new IndexChange.MoveCase(Encoding.UTF8.GetString(batch.StreamOf(row)))
                {
                    Procedure = TextOf(data.Procedure),
                    Stage = TextOf(data.Stage),
                }];
            return true;
        }

        try
        {
            var entry = EntryCodec.Decode(batch.BodyOf(row));
            var happened = entry.ReadEvent();
            batch.Changes[row] = IndexProjection.ChangesOf(entry.Header, happened) is { IsEmpty: false } changes
                ? changes
                : null;
            if (happened is Domain.Packs.PackEvent.Published published)
            {
                batch.Published.Add((row, published.Version.Value));
            }

            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
