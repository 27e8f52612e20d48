using System.Globalization;

namespace Grid.Simulator.Load;

/// <summary>Lengths of time as people type them: <c>250ms</c>, <c>60s</c>, <c>5m</c>, <c>1h</c>.</summary>
public static class SpanText
{
    private static readonly (string Unit, double Milliseconds)[] Units =
        [("ms", 1), ("s", 1000), ("m", 60_000), ("h", 3_600_000)];

    /// <exception cref="FormatException">The text is no length of time.</exception>
    public static TimeSpan Parse(string text)
    {
        foreach (var (unit, milliseconds) in Units)
        {
            if (text.EndsWith(unit, StringComparison.Ordinal)
                && double.TryParse(text[..^unit.Length], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture,
                    out var count)
                && count * milliseconds < TimeSpan.MaxValue.TotalMilliseconds)
            {
                return TimeSpan.FromMilliseconds(count * milliseconds);
            }
        }

        throw new FormatException($"`{text}` is no length of time; write such as 250ms, 30s, 5m or 1h");
    }
}
