using System.Text;

namespace Grid.House.Tests.Sources;

/// <summary>
/// C# text with its comments and the letters of its strings blanked out, so that what is left is code.
/// </summary>
internal static class CodeText
{
    /// <summary>The same text, of the same length and lines, without comments and strings.</summary>
    public static string WithoutWords(string text)
    {
        var code = new StringBuilder(text);
        var at = 0;
        while (at < text.Length)
        {
            at = Next(text, at, code);
        }

        return code.ToString();
    }

    private static int Next(string text, int at, StringBuilder code)
    {
        if (text[at] == '/' && at + 1 < text.Length && text[at + 1] is '/' or '*')
        {
            return Comment(text, at, code);
        }

        if (text[at] == '\'')
        {
            return Letter(text, at, code);
        }

        var dollars = 0;
        var start = at;
        while (start < text.Length && text[start] is '$' or '@')
        {
            dollars += text[start++] == '$' ? 1 : 0;
        }

        if (start >= text.Length || text[start] != '"')
        {
            return at + 1;
        }

        var isVerbatim = text.AsSpan(at, start - at).Contains('@');
        return text.AsSpan(start).StartsWith("\"\"\"")
            ? Raw(text, start, dollars, code)
            : Quoted(text, start, (dollars > 0, isVerbatim), code);
    }

    private static int Comment(string text, int at, StringBuilder code)
    {
        var end = text[at + 1] == '/'
            ? text.IndexOf('\n', at)
            : text.IndexOf("*/", at + 2, StringComparison.Ordinal) + 2;
        end = end < at ? text.Length : end;
        Blank(code, at, end);
        return end;
    }

    private static int Letter(string text, int at, StringBuilder code)
    {
        // What is escaped may itself be an apostrophe.
        var end = text.IndexOf('\'', at + (text[at + 1] == '\\' ? 3 : 2));
        Blank(code, at + 1, end);
        return end + 1;
    }

    private static int Quoted(string text, int at, (bool HasHoles, bool IsVerbatim) form, StringBuilder code)
    {
        var next = at + 1;
        while (text[next] != '"' || (form.IsVerbatim && text[next + 1] == '"'))
        {
            if (form.HasHoles && text[next] == '{' && text[next + 1] != '{')
            {
                next = Hole(text, next, code);
                continue;
            }

            var width = (text[next] == '\\' && !form.IsVerbatim) || (form.HasHoles && text[next] == '{')
                || (form.IsVerbatim && text[next] == '"') ? 2 : 1;
            Blank(code, next, next + width);
            next += width;
        }

        return next + 1;
    }

    private static int Raw(string text, int at, int dollars, StringBuilder code)
    {
        var quotes = 0;
        while (text[at + quotes] == '"')
        {
            quotes++;
        }

        var end = text.IndexOf(new string('"', quotes), at + quotes, StringComparison.Ordinal);
        var next = at + quotes;
        while (next < end)
        {
            if (dollars > 0 && text.AsSpan(next).StartsWith(new string('{', dollars)))
            {
                next = Hole(text, next + dollars - 1, code) + dollars - 1;
                end = text.IndexOf(new string('"', quotes), Math.Max(next, at + quotes), StringComparison.Ordinal);
                continue;
            }

            Blank(code, next, next + 1);
            next++;
        }

        return end + quotes;
    }

    // The code between the braces stays, the braces go, so that blocks can still be told by their braces.
    private static int Hole(string text, int at, StringBuilder code)
    {
        Blank(code, at, at + 1);
        var depth = 1;
        var next = at + 1;
        while (depth > 0)
        {
            depth += text[next] == '{' ? 1 : text[next] == '}' ? -1 : 0;
            if (depth > 0)
            {
                next = Next(text, next, code);
            }
        }

        Blank(code, next, next + 1);
        return next + 1;
    }

    private static void Blank(StringBuilder code, int from, int to)
    {
        for (var i = from; i < Math.Min(to, code.Length); i++)
        {
            code[i] = code[i] == '\n' ? '\n' : ' ';
        }
    }
}
