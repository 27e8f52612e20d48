using System.Globalization;
using System.Text.Json;
using Grid.Charts;

namespace Grid.Replay.Report;

/// <summary>The words of the report, each in English and Chinese; the report holds both, and a switch.</summary>
public static class ReportWords
{
    private static readonly ImmutableSortedDictionary<string, ChartText> Words = Load();

    public static IEnumerable<string> Keys => Words.Keys;

    public static ChartText Of(string key) => Words[key];

    /// <summary>The words under a key, with values in their places <c>{0}</c>, <c>{1}</c> …</summary>
    public static ChartText Of(string key, params ReadOnlySpan<object> values)
    {
        var words = Words[key];
        return new(Fill(words.Text, values, isChinese: false), Fill(words.Chinese!, values, isChinese: true));
    }

    public static bool Has(string key) => Words.ContainsKey(key);

    private static string Fill(string words, ReadOnlySpan<object> values, bool isChinese)
    {
        var shown = new object[values.Length];
        for (var i = 0; i < shown.Length; i++)
        {
            shown[i] = values[i] switch
            {
                ChartText text => isChinese ? text.Chinese ?? text.Text : text.Text,
                int or long => ReportNumber.Of(Convert.ToInt64(values[i], CultureInfo.InvariantCulture)),
                var other => other,
            };
        }

        return string.Format(CultureInfo.InvariantCulture, words, shown);
    }

    private static ImmutableSortedDictionary<string, ChartText> Load() => JsonSerializer
        .Deserialize<Dictionary<string, string[]>>(ReportAssets.Words)!
        .ToImmutableSortedDictionary(
            entry => entry.Key, entry => new ChartText(entry.Value[0], entry.Value[1]), StringComparer.Ordinal);
}
