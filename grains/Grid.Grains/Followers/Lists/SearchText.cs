namespace Grid.Grains.Followers.Lists;

/// <summary>
/// A part of an id as people type it. What an id never holds is searched for as it stands in one: percent-encoded.
/// Letters of ASCII are found in either case, as the store finds them.
/// </summary>
internal readonly record struct SearchText(string? Text)
{
    public static SearchText Of(string? typed)
    {
        var text = typed?.Trim() ?? "";
        if (text.Length == 0)
        {
            return new(null);
        }

        var cut = text.Length > ListQuery.SearchMax ? text[..ListQuery.SearchMax] : text;
        var encoded = cut.Select(letter => letter is '%' or '/' ? $"{letter}" : IdText.Encode($"{letter}"));
        return new(string.Concat(encoded));
    }

    public bool IsIn(string id)
    {
        if (Text is not { } text)
        {
            return true;
        }

        for (var from = 0; from + text.Length <= id.Length; from++)
        {
            if (IsAt(id, from, text))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsAt(string id, int from, string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var (one, other) = (id[from + i], text[i]);
            if (one != other
                && !(char.IsAsciiLetter(one) && char.IsAsciiLetter(other) && (one | 0x20) == (other | 0x20)))
            {
                return false;
            }
        }

        return true;
    }
}
