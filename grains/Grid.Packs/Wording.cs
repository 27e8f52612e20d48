namespace Grid.Packs;

/// <summary>How problems speak of names.</summary>
internal static class Wording
{
    private const int LongestQuoted = 60;

    // Enough to look through for a likeness; who has a catalogue of thousands can search it.
    private const int MostCandidates = 1000;

    private const int MostListed = 64;

    /// <summary>The name between back-quotes, on one line and not longer than a reader wants.</summary>
    public static string Quote(string name)
    {
        var shown = name.Length > LongestQuoted ? $"{name.AsSpan(0, LongestQuoted)}…" : name;
        return $"`{string.Concat(shown.Select(letter => char.IsControl(letter) ? ' ' : letter))}`";
    }

    /// <summary>The name that was probably meant, or else what else is to be done, or the ones there are.</summary>
    public static string Suggest(string name, IReadOnlyCollection<string> known, string? orElse = null) =>
        Nearest(name, known) is { } nearest ? $"did you mean {Quote(nearest)}?"
        : orElse is not null ? orElse
        : known.Count is > 0 and <= MostListed ? $"use one of {string.Join(", ", known.Select(Quote))}"
        : known.Count > 0 ? "use one that is declared"
        : "declare it first";

    private static string? Nearest(string name, IEnumerable<string> known)
    {
        // A third of the letters may differ, but never all of them.
        var furthest = Math.Min((name.Length + 2) / 3, name.Length - 1);
        return name.Length > LongestQuoted
            ? null
            : known.Take(MostCandidates)
                .Where(candidate => Math.Abs(candidate.Length - name.Length) <= furthest)
                .Select(candidate => (Name: candidate, Distance: Distance(name, candidate)))
                .Where(candidate => candidate.Distance <= furthest)
                .OrderBy(candidate => candidate.Distance)
                .Select(candidate => candidate.Name)
                .FirstOrDefault();
    }

    /// <summary>How many letters must be put in, taken out or changed; upper and lower case are alike.</summary>
    private static int Distance(string left, string right)
    {
        var previous = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 1; i <= left.Length; i++)
        {
            var current = new int[right.Length + 1];
            current[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var isSame = char.ToUpperInvariant(left[i - 1]) == char.ToUpperInvariant(right[j - 1]);
                current[j] = Math.Min(
                    Math.Min(previous[j] + 1, current[j - 1] + 1), previous[j - 1] + (isSame ? 0 : 1));
            }

            previous = current;
        }

        return previous[^1];
    }
}
