using System.Buffers;
using System.Text.Json;
using Grid.Domain.Canonical;

namespace Grid.Packs;

/// <summary>The files of a pack as one JSON object, file name → text.</summary>
internal static class PackJson
{
    /// <summary>The canonical bytes of texts that are known to be well-formed.</summary>
    public static ReadOnlySpan<byte> Write(SortedDictionary<string, string> texts)
    {
        var output = new ArrayBufferWriter<byte>(1024);
        foreach (var (file, text) in texts)
        {
            output.Write(output.WrittenCount == 0 ? "{"u8 : ","u8);
            CanonicalJson.WriteText(file, output);
            output.Write(":"u8);
            CanonicalJson.WriteText(text, output);
        }

        output.Write("}"u8);
        return output.WrittenSpan;
    }

    /// <summary>The texts by file name; nothing where the JSON is something else.</summary>
    public static Dictionary<string, string>? Read(string json)
    {
        try
        {
            var texts = JsonSerializer.Deserialize<Dictionary<string, string>>(json);
            return texts?.Values.All(text => text is not null) == true ? texts : null;
        }
        catch (Exception broken) when (broken is JsonException or ArgumentException or InvalidOperationException)
        {
            // The last two are how the reader answers half of a surrogate pair, raw or escaped.
            return null;
        }
    }
}
