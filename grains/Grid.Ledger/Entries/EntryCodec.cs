using System.Buffers;
using System.Globalization;
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
        var output = CanonicalBuffer.Start().Raw("{"u8);
        if (header.At is { } at)
        {
            output.Raw("\"at\":"u8).Text(at.ToString()).Raw(","u8);
        }

        output.Raw("\"by\":"u8).Text(header.By.Value)
            .Raw(",\"command\":"u8).Text(header.Command.Value)
            .Raw(",\"commandDigest\":"u8).Text(header.CommandDigest)
            .Raw(",\"data\":"u8).Json(happened)
            .Raw(",\"intent\":"u8).Text(NameOf(header.Intent));
        if (header.Pack is { } pack)
        {
            output.Raw(",\"pack\":"u8).Text(pack.Value);
        }

        output.Raw(",\"part\":["u8).Number(header.Part.Number).Raw(","u8).Number(header.Part.Of)
            .Raw("],\"previous\":"u8).Text(header.Previous)
            .Raw(",\"recordedAt\":"u8).RecordedAt(header.RecordedAt);
        WriteRelied(output, header.Relied);
        return output.Raw(",\"sequence\":"u8).Number(header.Sequence)
            .Raw(",\"stream\":"u8).Text(header.Stream)
            .Raw(",\"type\":"u8).Text(header.Type)
            .Raw("}"u8).Written.ToArray();
    }

    /// <exception cref="JsonException">The bytes are not an entry.</exception>
    public static Entry Decode(ReadOnlyMemory<byte> body) => EntryReading.Of(body);

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

    /// <exception cref="FormatException">It is no intent.</exception>
    public static Intent IntentOf(string name) => name switch
    {
        "request" => Intent.Request,
        "record" => Intent.Record,
        _ => throw new FormatException($"`{name}` is no intent"),
    };

    private static void WriteRelied(CanonicalBuffer output, ImmutableSortedDictionary<string, int> relied)
    {
        if (relied.IsEmpty)
        {
            return;
        }

        var lead = ",\"relied\":{"u8;
        foreach (var (stream, sequence) in relied)
        {
            output.Raw(lead).Text(stream).Raw(":"u8).Number(sequence);
            lead = ","u8;
        }

        output.Raw("}"u8);
    }
}
