using System.Text.RegularExpressions;

namespace Grid.Packs.Tests.Corpus;

/// <summary>Takes a row of the law out of a pack, as an editor would: with its parts, and what names it.</summary>
internal static partial class RowRemoval
{
    /// <summary>The files without the row; nothing where they do not have it.</summary>
    public static Dictionary<string, string>? Without(IReadOnlyDictionary<string, string> files, string row)
    {
        var entry = new Regex($@"^(\s*)- (\{{ )?id: {Regex.Escape(row)}(\.\d+)?(,|$)", RegexOptions.CultureInvariant);
        var mention = new Regex(
            $@"^\s+({Regex.Escape(row)}(\.\d+)?: |superseded_by: (\{{ clock: )?{Regex.Escape(row)}(\.\d+)?(,|$))",
            RegexOptions.CultureInvariant);
        var without = new Dictionary<string, string>(files, StringComparer.Ordinal);
        var isFound = false;
        foreach (var (name, text) in files)
        {
            if (text.Contains(row, StringComparison.Ordinal))
            {
                var lines = text.Split('\n').ToList();
                isFound |= RemoveEntries(lines, entry);
                lines.RemoveAll(line => mention.IsMatch(line));
                RemoveEmptied(lines);
                without[name] = string.Join('\n', lines);
            }
        }

        return isFound ? without : null;
    }

    private static bool RemoveEntries(List<string> lines, Regex entry)
    {
        var isFound = false;
        for (var i = 0; i < lines.Count;)
        {
            if (!entry.IsMatch(lines[i]))
            {
                i++;
                continue;
            }

            isFound = true;
            var indent = Indent(lines[i]);
            lines.RemoveAt(i);
            while (i < lines.Count && (lines[i].Length == 0 || Indent(lines[i]) > indent))
            {
                lines.RemoveAt(i);
            }
        }

        return isFound;
    }

    // A key under which nothing stands any more would be a problem of its own.
    private static void RemoveEmptied(List<string> lines)
    {
        for (var i = lines.Count - 1; i >= 0; i--)
        {
            if (!Key().IsMatch(lines[i]))
            {
                continue;
            }

            var next = lines.Skip(i + 1).FirstOrDefault(line => line.Length > 0 && !Comment().IsMatch(line));
            if (next is null || Indent(next) < Indent(lines[i])
                || (Indent(next) == Indent(lines[i]) && !next.TrimStart().StartsWith("- ", StringComparison.Ordinal)))
            {
                lines.RemoveAt(i);
            }
        }
    }

    private static int Indent(string line) => line.Length - line.TrimStart().Length;

    [GeneratedRegex(@"^\s*[\w-]+:\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex Key();

    [GeneratedRegex(@"^\s*#", RegexOptions.CultureInvariant)]
    private static partial Regex Comment();
}
