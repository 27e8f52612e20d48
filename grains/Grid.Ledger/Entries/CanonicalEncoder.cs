using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Grid.Ledger.Entries;

/// <summary>Escapes text as RFC 8785 wants it, so that what the serializer writes is canonical as it stands.</summary>
internal sealed class CanonicalEncoder : JavaScriptEncoder
{
    public static readonly CanonicalEncoder Instance = new();

    private CanonicalEncoder()
    {
    }

    public override int MaxOutputCharactersPerInputCharacter => 6;

    /// <exception cref="JsonException">The text holds half of a surrogate pair, or U+0000.</exception>
    public override unsafe int FindFirstCharacterToEncode(char* text, int textLength)
    {
        var plain = -1;
        for (var i = 0; i < textLength; i++)
        {
            var letter = text[i];
            if (char.IsSurrogate(letter))
            {
                var isPair = char.IsHighSurrogate(letter) && i + 1 < textLength && char.IsLowSurrogate(text[i + 1]);
                i += isPair ? 1 : throw new JsonException("a text holds half of a surrogate pair");
            }
            else if (letter == '\0')
            {
                throw new JsonException("a text holds the character U+0000, which databases do not keep");
            }
            else if (plain < 0 && WillEncode(letter))
            {
                plain = i;
            }
        }

        return plain;
    }

    public override unsafe bool TryEncodeUnicodeScalar(
        int unicodeScalar, char* buffer, int bufferLength, out int numberOfCharactersWritten)
    {
        var escape = unicodeScalar switch
        {
            '"' => "\\\"",
            '\\' => "\\\\",
            '\b' => "\\b",
            '\t' => "\\t",
            '\n' => "\\n",
            '\f' => "\\f",
            '\r' => "\\r",
            < ' ' => string.Create(CultureInfo.InvariantCulture, $"\\u{unicodeScalar:x4}"),
            _ => char.ConvertFromUtf32(unicodeScalar),
        };
        numberOfCharactersWritten = escape.Length;
        return escape.TryCopyTo(new Span<char>(buffer, bufferLength));
    }

    public override bool WillEncode(int unicodeScalar) => unicodeScalar is < ' ' or '"' or '\\';
}
