namespace Grid.Replay.Mapping;

/// <summary>Finds what somebody may have meant who wrote a name that does not exist.</summary>
internal static class NearestName
{
    /// <summary>The known name with the fewest letters to change; nothing where none is near.</summary>
    public static string? To(string written, IEnumerable<string> known)
    {
        var limit = Math.Max(2, written.Length / 3);
        var nearest = known
            .Where(name => Math.Abs(name.Length - written.Length) <= limit)
            .Select(name => (Name: name, Distance: Distance(written.ToUpperInvariant(), name.ToUpperInvariant())))
            .OrderBy(candidate => candidate.Distance)
            .FirstOrDefault();
        return nearest.Name is not null && nearest.Distance <= limit ? nearest.Name : null;
    }

    /// <summary>A sentence for the fix: the nearest name, or all there are.</summary>
    public static string Hint(string written, IReadOnlyCollection<string> known) =>
        To(written, known) is { } nearest ? $"did you mean `{nearest}`?" : $"known are {string.Join(", ", known)}";

    // Levenshtein's distance, kept in one row of the table.
    private static int Distance(string from, string to)
    {
        var row = Enumerable.Range(0, to.Length + 1).ToArray();
        for (var i = 1; i <= from.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= to.Length; j++)
            {
                var replaced = diagonal + (from[i - 1] == to[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[^1];
    }
}
