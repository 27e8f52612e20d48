using System.Text.Unicode;

namespace Grid.Ledger.Verification;

/// <summary>
/// Reads an entry in one pass over its bytes, whose members can only stand in one order. What it accepts,
/// <see cref="EntryCodec"/> accepts and would write so.
/// </summary>
internal static class EntryScanner
{
    /// <summary>Scans an entry, and compares it with its columns.</summary>
    /// <returns>Whether it is plain; else somebody else must look at it.</returns>
    public static bool Scan(
        ReadOnlySpan<byte> body, in EntryColumns columns, ref ScannedEntry entry, ref ScannedEvent data)
    {
        var scanner = new CanonicalScanner(body);
        return Utf8.IsValid(body)
            && TakeHead(ref scanner)
            && columns.Type.Data is { } shape && DataScanner.TakeEvent(ref scanner, shape, ref data)
            && TakeIntent(ref scanner, ref data)
            && TakePlace(ref scanner, ref entry)
            && (!scanner.Take(",\"relied\":"u8) || TakeRelied(ref scanner))
            && scanner.Take(",\"sequence\":"u8) && scanner.TakeNumber(out entry.Sequence)
            && entry.Sequence == columns.Sequence
            && scanner.Take(",\"stream\":\""u8) && scanner.TakePlainText(out var stream)
            && stream.SequenceEqual(columns.Stream)
            && scanner.Take(",\"type\":\""u8) && scanner.TakePlainText(out var type)
            && type.SequenceEqual(columns.Type.Alias)
            && scanner.Take("}"u8) && scanner.IsAtEnd;
    }

    private static bool TakeHead(ref CanonicalScanner scanner) =>
        scanner.Take("{"u8)
        && (!scanner.Take("\"at\":\""u8)
            || (scanner.TakeText(out var at, out var isEscaped)
                && TimeText.IsTime(at, isEscaped) && scanner.Take(","u8)))
        && scanner.Take("\"by\":\""u8) && scanner.TakeText(out _, out _)
        && scanner.Take(",\"command\":\""u8) && scanner.TakeText(out _, out _)
        && scanner.Take(",\"commandDigest\":\""u8) && scanner.TakeText(out _, out _)
        && scanner.Take(",\"data\":"u8);

    private static bool TakeIntent(ref CanonicalScanner scanner, ref ScannedEvent data) =>
        (scanner.Take(",\"intent\":\"record\""u8) || scanner.Take(",\"intent\":\"request\""u8))
        && (!scanner.Take(",\"pack\":\""u8) || scanner.TakePlainText(out data.Pack));

    private static bool TakePlace(ref CanonicalScanner scanner, ref ScannedEntry entry) =>
        scanner.Take(",\"part\":["u8) && scanner.TakeNumber(out entry.Part)
        && scanner.Take(","u8) && scanner.TakeNumber(out entry.Of)
        && scanner.Take("],\"previous\":\""u8) && scanner.TakePlainText(out var previous)
        && Hash256.TryRead(previous, out entry.Previous)
        && scanner.Take(",\"recordedAt\":\""u8) && scanner.TakePlainText(out var recordedAt)
        && TimeText.TryReadRecordedAt(recordedAt, out entry.RecordedAt);

    private static bool TakeRelied(ref CanonicalScanner scanner)
    {
        if (!scanner.Take("{"u8))
        {
            return false;
        }

        ReadOnlySpan<byte> before = default;
        for (var isFirst = true; scanner.TakeName(before, isFirst, out var name); isFirst = false)
        {
            before = name;
            if (!scanner.TakeNumber(out _))
            {
                return false;
            }

            if (!scanner.Take(","u8))
            {
                return scanner.Take("}"u8);
            }
        }

        return false;
    }
}
