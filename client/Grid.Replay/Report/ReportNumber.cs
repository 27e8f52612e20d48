using System.Globalization;
using Grid.Charts;

namespace Grid.Replay.Report;

/// <summary>Figures, lengths of time and texts of the log, as the report shows them.</summary>
public static class ReportNumber
{
    /// <summary>Longest text of the log that is shown whole.</summary>
    public const int LettersMax = 100;

    public static string Of(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>A length of time in its two largest units.</summary>
    public static ChartText Of(TimeSpan taken)
    {
        (long Count, string English, string Chinese)[] parts =
        [
            ((long)taken.TotalDays, "d", "天"), (taken.Hours, "h", "小时"), (taken.Minutes, "min", "分"),
            (taken.Seconds, "s", "秒"),
        ];
        var first = Array.FindIndex(parts, part => part.Count > 0);
        var shown = first < 0 ? parts[^1..] : parts[first..Math.Min(first + 2, parts.Length)];
        shown = [.. shown.Take(1), .. shown.Skip(1).Where(part => part.Count > 0)];
        return new(
            string.Join(' ', shown.Select(part => $"{Of(part.Count)} {part.English}")),
            string.Join(' ', shown.Select(part => $"{Of(part.Count)} {part.Chinese}")));
    }

    public static string Share(long part, long whole) => whole == 0
        ? "–"
        : (100.0 * part / whole).ToString("0.0", CultureInfo.InvariantCulture);

    /// <summary>A text of the log on one line, and not all of it where it is long.</summary>
    public static string Cut(string? text, int lettersMax = LettersMax)
    {
        if (text is null || (text.Length <= lettersMax && !text.Any(char.IsControl)))
        {
            return text ?? "";
        }

        // A letter that takes two characters must not be cut in half.
        var end = Math.Min(text.Length, lettersMax);
        end -= end < text.Length && char.IsHighSurrogate(text[end - 1]) ? 1 : 0;
        var line = string.Concat(text[..end].Select(letter => char.IsControl(letter) ? ' ' : letter));
        return end < text.Length ? line + "…" : line;
    }
}
