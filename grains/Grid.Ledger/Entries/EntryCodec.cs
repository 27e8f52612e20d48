using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Grid.Ledger.Entries;

/// <summary>
/// Entries to canonical bytes and back. The format is forever (FORMAT.md): its members stand in the order that RFC 8785
/// asks for, so they can be written without sorting.
/// </summary>
internal static class EntryCodec
{
    /// <summary>The format of <c>recordedAt</c>: UTC, to the microsecond.</summary>
    public const string RecordedAtFormat = "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'";

    public static byte[] Encode(EntryHeader header, object happened)
    {
        var output = new ArrayBufferWriter<byte>(768);
        Raw(output, "{");
        if (header.At is { } at)
        {
            Text(output, "\"at\":", at.ToString());
            Raw(output, ",");
        }

        Text(output, "\"by\":", header.By.Value);
        Text(output, ",\"command\":", header.Command.Value);
        Text(output, ",\"commandDigest\":", header.CommandDigest);
        Raw(output, ",\"data\":");
        EventJson.Write(happened, output);
        Text(output, ",\"intent\":", NameOf(header.Intent));
        if (header.Pack is { } pack)
        {
            Text(output, ",\"pack\":", pack.Value);
        }

        Raw(output, string.Create(
            CultureInfo.InvariantCulture, $",\"part\":[{header.Part.Number},{header.Part.Of}]"));
        Text(output, ",\"previous\":", header.Previous);
        Text(output, ",\"recordedAt\":", PrintRecordedAt(header.RecordedAt));
        WriteRelied(output, header.Relied);
        Raw(output, string.Create(CultureInfo.InvariantCulture, $",\"sequence\":{header.Sequence}"));
        Text(output, ",\"stream\":", header.Stream);
        Text(output, ",\"type\":", header.Type);
        Raw(output, "}");
        return output.WrittenSpan.ToArray();
    }

    /// <exception cref="JsonException">The bytes are not an entry.</exception>
    public static Entry Decode(ReadOnlyMemory<byte> body)
    {
        using var document = JsonDocument.Parse(body);
        var root = document.RootElement;
        try
        {
            var part = root.GetProperty("part");
            return new(
                new()
                {
                    Stream = TextOf(root, "stream"),
                    Sequence = root.GetProperty("sequence").GetInt32(),
                    Type = TextOf(root, "type"),
                    Part = (part[0].GetInt32(), part[1].GetInt32()),
                    At = root.TryGetProperty("at", out _) ? Timestamp.Parse(TextOf(root, "at")) : null,
                    RecordedAt = Timestamp.Parse(TextOf(root, "recordedAt")),
                    By = new(TextOf(root, "by")),
                    Intent = IntentOf(TextOf(root, "intent")),
                    Command = new(TextOf(root, "command")),
                    CommandDigest = TextOf(root, "commandDigest"),
                    Pack = root.TryGetProperty("pack", out _) ? new(TextOf(root, "pack")) : null,
                    Relied = ReadRelied(root),
                    Previous = TextOf(root, "previous"),
                },
                root.GetProperty("data").Clone());
        }
        catch (Exception malformed) when (malformed is KeyNotFoundException or InvalidOperationException
            or FormatException or IndexOutOfRangeException or ArgumentException)
        {
            throw new JsonException($"not an entry: {malformed.Message}", malformed);
        }
    }

    /// <summary>Whether bytes are what <see cref="CanonicalJson"/> would make of them.</summary>
    public static bool IsCanonical(ReadOnlyMemory<byte> body)
    {
        var output = new ArrayBufferWriter<byte>(body.Length);
        CanonicalJson.Write(body, output);
        return output.WrittenSpan.SequenceEqual(body.Span);
    }

    public static string PrintRecordedAt(Timestamp at) =>
        new DateTime(at.LocalTicks).ToString(RecordedAtFormat, CultureInfo.InvariantCulture);

    public static string NameOf(Intent intent) => intent == Intent.Request ? "request" : "record";

    private static Intent IntentOf(string name) => name switch
    {
        "request" => Intent.Request,
        "record" => Intent.Record,
        _ => throw new FormatException($"`{name}` is no intent"),
    };

    private static void WriteRelied(ArrayBufferWriter<byte> output, ImmutableSortedDictionary<string, int> relied)
    {
        if (relied.IsEmpty)
        {
            return;
        }

        var lead = ",\"relied\":{";
        foreach (var (stream, sequence) in relied)
        {
            Text(output, lead, stream);
            Raw(output, string.Create(CultureInfo.InvariantCulture, $":{sequence}"));
            lead = ",";
        }

        Raw(output, "}");
    }

    private static ImmutableSortedDictionary<string, int> ReadRelied(JsonElement root) =>
        root.TryGetProperty("relied", out var relied)
            ? relied.EnumerateObject().ToImmutableSortedDictionary(
                member => member.Name, member => member.Value.GetInt32(), StringComparer.Ordinal)
            : EntryHeader.NothingRelied;

    private static string TextOf(JsonElement root, string member) =>
        root.GetProperty(member).GetString() ?? throw new FormatException($"`{member}` is null");

    private static void Raw(ArrayBufferWriter<byte> output, string ascii) => Encoding.ASCII.GetBytes(ascii, output);

    private static void Text(ArrayBufferWriter<byte> output, string lead, string text)
    {
        Raw(output, lead);
        CanonicalJson.WriteText(text, output);
    }
}
