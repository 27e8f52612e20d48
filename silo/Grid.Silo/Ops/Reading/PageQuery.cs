using System.Globalization;
using Grid.Grains.Followers;

namespace Grid.Silo.Ops.Reading;

/// <summary>
/// The parameters of an address. Whatever is wrong with them is collected, so that the reader is told all at once.
/// </summary>
internal sealed class PageQuery(IQueryCollection query)
{
    private readonly List<QueryProblem> _problems = [];

    public ImmutableArray<QueryProblem> Problems => [.. _problems];

    /// <summary>How many rows were asked for, before they were held to what a page has at the most.</summary>
    public int SizeAsked { get; private set; } = PageLimits.Rows;

    public bool IsSizeCut => SizeAsked > ListQuery.SizeMax;

    /// <summary>The part of a list that the address wants.</summary>
    public ListQuery List(int rows = PageLimits.Rows) =>
        new(Text("q", ListQuery.SearchMax), Text("after"), Text("before"), Size(rows));

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
            Problem(name, text, "query.malformed", malformed.Message);
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

    private int Size(int rows)
    {
        SizeAsked = Number("size") ?? rows;
        return Math.Min(SizeAsked, ListQuery.SizeMax);
    }

    private void Problem(string name, string value, string fix, string expected) =>
        _problems.Add(new(name, value, fix, expected));
}
