using System.Text;
using Grid.Domain.Vocabulary;

namespace Grid.Cli.Output;

/// <summary>Answers for people: plain columns, safe for a terminal.</summary>
internal static class TextOutput
{
    /// <summary>A name and a value.</summary>
    public static void Row(string name, string? value) => Console.WriteLine($"{name,-14} {Safe(value ?? "—")}");

    /// <summary>
    /// A time to the microsecond: entries bear none that are finer, so it may be typed again and means the same.
    /// </summary>
    public static string Time(Timestamp at) =>
        (at with { LocalTicks = at.LocalTicks - (at.LocalTicks % TimeSpan.TicksPerMicrosecond) }).ToString();

    /// <summary>A table with a heading; numbers stand to the right.</summary>
    public static void Table(ReadOnlySpan<string> heading, IEnumerable<string[]> rows)
    {
        var all = new List<string[]> { heading.ToArray() };
        all.AddRange(rows.Select(row => row.Select(Safe).ToArray()));
        var widths = Enumerable.Range(0, heading.Length).Select(i => all.Max(row => row[i].Length)).ToArray();
        foreach (var row in all)
        {
            var line = new StringBuilder();
            for (var i = 0; i < row.Length; i++)
            {
                var isNumber = row != all[0] && row[i].Length > 0
                    && row[i].All(letter => char.IsAsciiDigit(letter) || letter is ',' or '.');
                line.Append(isNumber ? row[i].PadLeft(widths[i]) : row[i].PadRight(widths[i])).Append("  ");
            }

            Console.WriteLine(line.ToString().TrimEnd());
        }
    }

    /// <summary>Several lines, each without what could steer a terminal.</summary>
    public static string SafeLines(string text) => string.Join('\n', text.Split('\n').Select(Safe));

    /// <summary>Text from a log, without what could steer a terminal.</summary>
    public static string Safe(string text) =>
        text.Any(char.IsControl)
            ? string.Concat(text.Select(letter => char.IsControl(letter) ? '\uFFFD' : letter))
            : text;
}
