using System.Globalization;
using System.Text.RegularExpressions;

namespace Grid.Charts.Tests;

/// <summary>Colours that everybody can tell apart from what is behind them (WCAG 2.2, level AA).</summary>
public sealed partial class ContrastTests
{
    private const double Text = 4.5;

    private const double Graphics = 3;

    private static readonly string[] Grounds = ["grid-paper", "grid-surface", "grid-raised", "chart-band"];

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void Text_and_graphics_stand_out_from_every_ground(int theme)
    {
        var colours = Themes()[theme];

        Assert.All(Grounds, ground => Assert.All(
            (string[])["grid-text", "grid-muted", "grid-accent", "grid-broken", "grid-undecidable", "grid-good"],
            text => Assert.True(
                Contrast(colours[text], colours[ground]) >= Text,
                $"{text} on {ground}: {Contrast(colours[text], colours[ground]):0.00}")));
        Assert.All(Grounds, ground => Assert.All(
            Enumerable.Range(1, 6).Select(i => $"chart-{i}").Append("grid-edge"),
            drawn => Assert.True(
                Contrast(colours[drawn], colours[ground]) >= Graphics,
                $"{drawn} on {ground}: {Contrast(colours[drawn], colours[ground]):0.00}")));
    }

    [Fact]
    public void Dark_by_choice_is_dark_by_system() => Assert.Equal(
        Themes()[1].OrderBy(pair => pair.Key), Themes()[2].OrderBy(pair => pair.Key));

    // In the order of the style sheet: light, dark because the system is, dark because the reader chose it.
    private static Dictionary<string, string>[] Themes() =>
    [
        .. Block().Matches(ChartAssets.Style).Select(block => Variable().Matches(block.Value).ToDictionary(
            found => found.Groups["name"].Value, found => found.Groups["colour"].Value)),
    ];

    private static double Contrast(string one, string other)
    {
        var (a, b) = (Luminance(one), Luminance(other));
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    private static double Luminance(string colour) =>
        (0.2126 * Channel(colour, 1)) + (0.7152 * Channel(colour, 3)) + (0.0722 * Channel(colour, 5));

    private static double Channel(string colour, int at)
    {
        var value = int.Parse(colour.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
    }

    [GeneratedRegex(@"color-scheme: (light|dark);[^}]*}")]
    private static partial Regex Block();

    [GeneratedRegex("--(?<name>[a-z0-9-]+): (?<colour>#[0-9a-f]{6});")]
    private static partial Regex Variable();
}
