using System.Globalization;
using Grid.Grains.Followers;

namespace Grid.Silo.Ops.Reading;

/// <summary>
/// The parameters of an address. Whatever is wrong with them is collected, so that the reader is told all at once.
/// </summary>
internal sealed class PageQuery(IQueryCollection query)
{
    /// <summary>The key of the text that tells what is wrong with an id. Why, the engine says in English.</summary>
    public const string Malformed = "query.malformed";

    /// <summary>The key of the text that tells of a page that begins nowhere in its list.</summary>
    public const string NoPlace = "query.no-place";

    private readonly List<QueryProblem> _problems = [];

    public ImmutableArray<QueryProblem> Problems => [.. _problems];

    /// <summary>How many rows were asked for, before they were held to what a page has at the most.</summary>
    public int SizeAsked { get; private set; } = PageLimits.Rows;

    public bool IsSizeCut => SizeAsked > ListQuery.SizeMax;

    /// <summary>The part of a list that the address wants.</summary>
    /// <param name="isPlace">Whether a text can be a place in that list.</param>
    /// <param name="rows">Rows of a page where the address does not say.</param>
    /// <param name="prefix">What the names of its places begin with, where a page has several lists.</param>
    public ListQuery List(Func<string, bool> isPlace, int rows = PageLimits.Rows, string prefix = "") => new(
        Text("q", ListQuery.SearchMax),
        Place(prefix + "after", isPlace),
        Place(prefix + "before", isPlace),
        Size(rows));

    /// <summary>Free text; nothing where it is blank.</summary>
    public string? Text(string name, int longest = PageLimits.CursorLength)
    {
        var text = query[name].ToString().Trim();
        if (text.Length > longest)
        {
            Problem(name, text[..40] + "…", "query.too-long", longest.ToString(CultureInfo.InvariantCulture));
            return null;
        }

        return text.Length == 0 ? null : text;
    }

    /// <summary>One of several words.</summary>
    public string? OneOf(string name, params string[] words)
    {
        var text = Text(name);
        if (text is null || words.Contains(text, StringComparer.Ordinal))
        {
            return text;
        }

        Problem(name, text, "query.one-of", string.Join(", ", words));
        return null;
    }

    /// <summary>An id, with or without its prefix.</summary>
    public TId? Id<TId>(string name, Func<string, TId> parse)
        where TId : struct
    {
        if (Text(name) is not { } text)
        {
            return null;
        }

        try
        {
            return parse(text);
        }
        catch (FormatException malformed)
        {
            Problem(name, text, Malformed, malformed.Message);
            return null;
        }
    }

    /// <summary>A whole number from 1 on.</summary>
    public int? Number(string name)
    {
        if (Text(name) is not { } text)
        {
            return null;
        }

        if (!text.All(char.IsAsciiDigit) || text.All(digit => digit == '0'))
        {
            Problem(name, text, "query.number", "");
            return null;
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : int.MaxValue;
    }

    private string? Place(string name, Func<string, bool> isPlace)
    {
        var text = Text(name);
        if (text is null || isPlace(text))
        {
            return text;
        }

        Problem(name, text, NoPlace, "");
        return null;
    }

    private int Size(int rows)
    {
        SizeAsked = Number("size") ?? rows;
        return Math.Min(SizeAsked, ListQuery.SizeMax);
    }

    private void Problem(string name, string value, string fix, string expected) =>
        _problems.Add(new(name, value, fix, expected));
}
