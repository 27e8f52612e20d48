using System.Globalization;
using System.Text;

namespace Grid.Domain.Vocabulary;

/// <summary>
/// How text becomes part of an id. <c>%</c>, <c>/</c>, white space and control characters are percent-encoded as UTF-8
/// (upper-case, RFC 3986), so that an id is one word and a slash always separates organ and id.
/// </summary>
public static class IdText
{
    /// <summary>Longest id accepted, in characters, prefix included.</summary>
    public const int MaxLength = 512;

    /// <summary>Encodes foreign text, such as a case number from a log, as one segment of an id.</summary>
    public static string Encode(string raw)
    {
        ArgumentNullException.ThrowIfNull(raw);
        foreach (var letter in raw)
        {
            if (NeedsEncoding(letter))
            {
                return EncodeWhere(raw, NeedsEncoding);
            }
        }

        return raw;
    }

    /// <summary>Gives back the text that <see cref="Encode"/> was given.</summary>
    public static string Decode(string encoded) => Uri.UnescapeDataString(encoded);

    /// <summary>
    /// The id of something in a foreign source: <c>prefix</c>, the organ where there is one, and the raw text.
    /// </summary>
    public static string Compose(string prefix, string? organ, string raw) =>
        organ is null ? prefix + Encode(raw) : $"{prefix}{Encode(organ)}/{Encode(raw)}";

    /// <summary>What stands before the slash of an id: the organ it is kept apart by.</summary>
    public static string? OrganIn(string prefix, string id)
    {
        ArgumentNullException.ThrowIfNull(prefix);
        ArgumentNullException.ThrowIfNull(id);
        var slash = id.IndexOf('/', StringComparison.Ordinal);
        return slash < 0 ? null : id[prefix.Length..slash];
    }

    /// <summary>
    /// Reads an id as people type it: with or without its prefix, in any case of its percent-encoding.
    /// </summary>
    /// <exception cref="FormatException">The text is empty, too long, or has a slash too many.</exception>
    public static string Normalize(string prefix, string typed)
    {
        ArgumentNullException.ThrowIfNull(typed);
        var isPrefixed = typed.StartsWith(prefix, StringComparison.Ordinal);
        var text = isPrefixed ? typed.AsSpan(prefix.Length) : typed;
        if (text.Length == 0)
        {
            throw new FormatException($"`{typed}` is not an id: nothing follows `{prefix}`");
        }

        if (text.Count('/') > 1)
        {
            throw new FormatException(
                $"`{typed}` is not an id: only one `/` may stand in it, between organ and id; write %2F inside either");
        }

        if (text[0] == '/' || text[^1] == '/')
        {
            throw new FormatException($"`{typed}` is not an id: write the organ before the `/`, and the id after it");
        }

        // Nearly every id comes as it is kept, and then no other text is made of it.
        var id = !IsEncoded(text) ? prefix + EncodeTyped(text) : isPrefixed ? typed : prefix + typed;
        return id.Length <= MaxLength
            ? id
            : throw new FormatException($"an id has at most {MaxLength} characters, encoded; this one has {id.Length}");
    }

    private static bool IsEncoded(ReadOnlySpan<char> text)
    {
        foreach (var letter in text)
        {
            // An escape may be written in either case, and what is no escape is none yet.
            if (letter != '/' && NeedsEncoding(letter))
            {
                return false;
            }
        }

        return true;
    }

    private static string EncodeTyped(ReadOnlySpan<char> text)
    {
        var encoded = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var isEscape = text[i] == '%' && i + 2 < text.Length
                && char.IsAsciiHexDigit(text[i + 1]) && char.IsAsciiHexDigit(text[i + 2]);
            if (isEscape)
            {
                encoded.Append(text[i..(i + 3)].ToString().ToUpperInvariant());
                i += 2;
            }
            else
            {
                encoded.Append(text[i] == '/' ? "/" : Encode(text[i].ToString()));
            }
        }

        return encoded.ToString();
    }

    private static bool NeedsEncoding(char letter) =>
        letter is '%' or '/' || char.IsWhiteSpace(letter) || char.IsControl(letter);

    private static string EncodeWhere(string raw, Func<char, bool> where)
    {
        var encoded = new StringBuilder(raw.Length + 8);
        foreach (var letter in raw)
        {
            if (!where(letter))
            {
                encoded.Append(letter);
                continue;
            }

            foreach (var octet in Encoding.UTF8.GetBytes([letter]))
            {
                encoded.Append(CultureInfo.InvariantCulture, $"%{octet:X2}");
            }
        }

        return encoded.ToString();
    }
}
