using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Grid.Domain.Canonical;

/// <summary>
/// Canonical JSON (RFC 8785) as the ledger hashes it: members sorted by UTF-16 code units, no white space, the shortest
/// escapes, UTF-8. Numbers are integers within ±(2^53−1); anything else travels as a string, so that bytes never depend
/// on how somebody prints a float.
/// </summary>
public static class CanonicalJson
{
    private const long LargestInteger = 9_007_199_254_740_991;

    private static readonly UTF8Encoding StrictUtf8 =
        new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Rewrites JSON in canonical form.</summary>
    /// <exception cref="JsonException">
    /// It is not JSON, names a member twice, or holds a number or text that has no canonical form.
    /// </exception>
    public static void Write(ReadOnlyMemory<byte> json, IBufferWriter<byte> output)
    {
        using var document = JsonDocument.Parse(json);
        Write(document.RootElement, output);
    }

    /// <inheritdoc cref="Write(ReadOnlyMemory{byte}, IBufferWriter{byte})"/>
    public static void Write(JsonElement element, IBufferWriter<byte> output)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                WriteObject(element, output);
                break;
            case JsonValueKind.Array:
                WriteArray(element, output);
                break;
            case JsonValueKind.String:
                WriteText(TextOf(element), output);
                break;
            case JsonValueKind.Number:
                WriteNumber(element, output);
                break;
            case JsonValueKind.True:
                output.Write("true"u8);
                break;
            case JsonValueKind.False:
                output.Write("false"u8);
                break;
            case JsonValueKind.Null:
                output.Write("null"u8);
                break;
            default:
                throw new JsonException("nothing to write");
        }
    }

    /// <summary>The canonical bytes of an array of texts.</summary>
    public static byte[] OfTexts(params ReadOnlySpan<string> texts)
    {
        var output = new ArrayBufferWriter<byte>(128);
        output.Write("["u8);
        for (var i = 0; i < texts.Length; i++)
        {
            if (i > 0)
            {
                output.Write(","u8);
            }

            WriteText(texts[i], output);
        }

        output.Write("]"u8);
        return output.WrittenSpan.ToArray();
    }

    /// <summary>Writes one text with its quotation marks, escaping only what must be.</summary>
    /// <exception cref="JsonException">The text holds half of a surrogate pair.</exception>
    public static void WriteText(ReadOnlySpan<char> text, IBufferWriter<byte> output)
    {
        output.Write("\""u8);
        while (!text.IsEmpty)
        {
            var plain = 0;
            while (plain < text.Length && text[plain] >= ' ' && text[plain] is not ('"' or '\\'))
            {
                plain++;
            }

            if (plain > 0)
            {
                WriteUtf8(text[..plain], output);
            }

            if (plain < text.Length)
            {
                WriteEscape(text[plain++], output);
            }

            text = text[plain..];
        }

        output.Write("\""u8);
    }

    private static void WriteObject(JsonElement element, IBufferWriter<byte> output)
    {
        var members = new List<(string Name, JsonElement Value)>(element.GetPropertyCount());
        foreach (var member in element.EnumerateObject())
        {
            members.Add((NameOf(member), member.Value));
        }

        members.Sort(static (left, right) => string.CompareOrdinal(left.Name, right.Name));
        output.Write("{"u8);
        for (var i = 0; i < members.Count; i++)
        {
            if (i > 0)
            {
                if (members[i].Name == members[i - 1].Name)
                {
                    throw new JsonException($"the member `{members[i].Name}` stands there twice");
                }

                output.Write(","u8);
            }

            WriteText(members[i].Name, output);
            output.Write(":"u8);
            Write(members[i].Value, output);
        }

        output.Write("}"u8);
    }

    private static void WriteArray(JsonElement element, IBufferWriter<byte> output)
    {
        output.Write("["u8);
        var isFirst = true;
        foreach (var item in element.EnumerateArray())
        {
            if (!isFirst)
            {
                output.Write(","u8);
            }

            isFirst = false;
            Write(item, output);
        }

        output.Write("]"u8);
    }

    private static void WriteNumber(JsonElement element, IBufferWriter<byte> output)
    {
        if (!element.TryGetInt64(out var number) || Math.Abs((decimal)number) > LargestInteger)
        {
            throw new JsonException(
                $"the number {element.GetRawText()} is no integer within ±(2^53−1); write it as a string");
        }

        var span = output.GetSpan(20);
        number.TryFormat(span, out var written, default, CultureInfo.InvariantCulture);
        output.Advance(written);
    }

    private static string TextOf(JsonElement element)
    {
        try
        {
            return element.GetString()!;
        }
        catch (InvalidOperationException broken)
        {
            throw new JsonException("a text holds half of a surrogate pair", broken);
        }
    }

    private static string NameOf(JsonProperty member)
    {
        try
        {
            return member.Name;
        }
        catch (InvalidOperationException broken)
        {
            throw new JsonException("the name of a member holds half of a surrogate pair", broken);
        }
    }

    private static void WriteUtf8(ReadOnlySpan<char> plain, IBufferWriter<byte> output)
    {
        try
        {
            StrictUtf8.GetBytes(plain, output);
        }
        catch (EncoderFallbackException broken)
        {
            throw new JsonException("a text holds half of a surrogate pair", broken);
        }
    }

    private static void WriteEscape(char letter, IBufferWriter<byte> output)
    {
        switch (letter)
        {
            case '"':
                output.Write("\\\""u8);
                break;
            case '\\':
                output.Write("\\\\"u8);
                break;
            case '\b':
                output.Write("\\b"u8);
                break;
            case '\t':
                output.Write("\\t"u8);
                break;
            case '\n':
                output.Write("\\n"u8);
                break;
            case '\f':
                output.Write("\\f"u8);
                break;
            case '\r':
                output.Write("\\r"u8);
                break;
            default:
                output.Write(Encoding.ASCII.GetBytes($"\\u{(int)letter:x4}"));
                break;
        }
    }
}
