using System.Text;
using Grid.Ledger.Indexes;
using Grid.Ledger.Verification;

namespace Grid.Ledger.Tests.Verification;

/// <summary>
/// The scan that reads an entry in one pass: it takes what the codec writes, and nothing that the codec would not take.
/// </summary>
public sealed class EntryScannerTests
{
    private static readonly ImmutableArray<(string Stream, PendingEntry Entry)> Entries =
    [
        .. MadeLedger.Requests().SelectMany(request => request.Entries.Select(entry => (request.Stream, entry))),
        .. Samples(),
    ];

    private static readonly EntryBatch One = new();

    [Fact]
    public void Whatever_the_codec_writes_is_plain()
    {
        foreach (var (stream, entry) in Entries)
        {
            var batch = Scan(stream, entry, entry.Body);
            Assert.True(batch.Scanned[0].IsPlain, Encoding.UTF8.GetString(entry.Body));
        }
    }

    [Fact]
    public void What_is_plain_makes_the_same_rows_as_the_event_itself()
    {
        foreach (var (stream, entry) in Entries)
        {
            var (scanned, read) = (new ExpectedTables(), new ExpectedTables());
            var batch = Scan(stream, entry, entry.Body);
            scanned.Add(batch, 0);
            scanned.AddPacks(batch);
            var decoded = EntryCodec.Decode(entry.Body);
            read.Add(decoded.Header, decoded.ReadEvent());
            Assert.Equal(read.Texts, scanned.Texts);
            Assert.Equal(read.Packs, scanned.Packs);
            Assert.Equal(read.Judging, scanned.Judging);
            List<IndexChange> changes = [.. IndexProjection.ChangesOf(decoded.Header, decoded.ReadEvent())];
            Assert.Equal(changes, batch.Changes[0]?.ToList() ?? []);
            var (header, found) = (decoded.Header, batch.Scanned[0]);
            Assert.Equal((header.Sequence, header.Part), (found.Sequence, (found.Part, found.Of)));
            Assert.Equal((header.Previous, header.RecordedAt.AsUtc), ($"{found.Previous}", found.RecordedAt));
        }
    }

    [Fact]
    public void Nothing_is_plain_that_the_codec_would_not_take()
    {
        var random = new Random(20260405);
        var (plain, refused) = (0, 0);
        for (var i = 0; i < 60_000; i++)
        {
            var (stream, entry) = Entries[random.Next(Entries.Length)];
            var body = Change(entry.Body, random);
            if (!Scan(stream, entry, body).Scanned[0].IsPlain)
            {
                refused++;
                continue;
            }

            plain++;
            var decoded = EntryCodec.Decode(body);
            decoded.ReadEvent();
            Assert.True(EntryCodec.IsCanonical(body), Encoding.UTF8.GetString(body));
            Assert.Equal(
                (stream, entry.Sequence, entry.Type),
                (decoded.Header.Stream, decoded.Header.Sequence, decoded.Header.Type));
        }

        Assert.True(plain > 1000 && refused > 1000, $"{plain} were plain, {refused} not: has the test lost its bite?");
    }

    [Theory]
    [InlineData("\"\\u0001\"", true)]
    [InlineData("\"\\u001f\"", true)]
    [InlineData("\"\\u001F\"", false)]
    [InlineData("\"\\u0000\"", false)]
    [InlineData("\"\\u0008\"", false)]
    [InlineData("\"\\u000a\"", false)]
    [InlineData("\"\\b\\t\\n\\f\\r\\\"\\\\\"", true)]
    [InlineData("\"\\/\"", false)]
    [InlineData("\"\\u00e4\"", false)]
    [InlineData("\"\u00e4\"", true)]
    [InlineData("\"\t\"", false)]
    [InlineData("\"open", false)]
    public void A_text_is_taken_in_its_one_spelling(string text, bool isTaken)
    {
        var scanner = new CanonicalScanner(Encoding.UTF8.GetBytes(text));
        Assert.Equal(isTaken, scanner.Take("\""u8) && scanner.TakeText(out _, out _) && scanner.IsAtEnd);
    }

    [Theory]
    [InlineData("0", true)]
    [InlineData("-1", true)]
    [InlineData("2147483647", true)]
    [InlineData("-2147483648", true)]
    [InlineData("2147483648", false)]
    [InlineData("99999999999999999999", false)]
    [InlineData("-0", false)]
    [InlineData("01", false)]
    [InlineData("1.0", false)]
    [InlineData("1e3", false)]
    [InlineData("-", false)]
    [InlineData("", false)]
    public void A_number_is_taken_in_its_one_spelling(string text, bool isTaken)
    {
        var scanner = new CanonicalScanner(Encoding.UTF8.GetBytes(text));
        Assert.Equal(isTaken, scanner.TakeNumber(out _) && scanner.IsAtEnd);
    }

    private static EntryBatch Scan(string stream, PendingEntry entry, byte[] body)
    {
        var batch = One;
        batch.Clear();
        ListedEntries.Add(batch, new(0, 0, HashChain.HashOf(body), body)
        {
            Stream = stream,
            Sequence = entry.Sequence,
            Type = entry.Type,
        });
        BatchScan.Scan(batch);
        return batch;
    }

    // Bytes changed, put in, taken out, and pieces of one entry in another.
    private static byte[] Change(byte[] body, Random random)
    {
        var (at, count) = (random.Next(body.Length), random.Next(1, 4));
        var letters = "0123456789abcdefABCDEF\"\\,:{}[]truefalsnu -.+eZ"u8;
        switch (random.Next(4))
        {
            case 0:
                var changed = (byte[])body.Clone();
                changed[at] = letters[random.Next(letters.Length)];
                return changed;
            case 1:
                return [.. body[..at], letters[random.Next(letters.Length)], .. body[at..]];
            case 2:
                return [.. body[..at], .. body[Math.Min(body.Length, at + count)..]];
            default:
                var other = Entries[random.Next(Entries.Length)].Entry.Body;
                var from = random.Next(other.Length);
                return [.. body[..at], .. other[from..Math.Min(other.Length, from + count)],
                    .. body[Math.Min(body.Length, at + count)..]];
        }
    }

    // Each event in full and with the least it can say.
    private static IEnumerable<(string Stream, PendingEntry Entry)> Samples()
    {
        var writer = new EntryWriter();
        return GoldenSamples.Events.Values.Select((happened, number) =>
        {
            var stream = $"case:samples/{number}";
            return (stream, writer.Next(stream, happened).Entries[0]);
        });
    }
}
