using System.Text.Json;
using Grid.Charts;

namespace Grid.Cli.Packs.Check.Html;

/// <summary>The words of the page, each in English and Chinese.</summary>
internal static class CheckWords
{
    private static readonly Dictionary<string, ChartText> Words = Read();

    public static ChartText Of(string key) => Words[key];

    private static Dictionary<string, ChartText> Read()
    {
        using var stream = typeof(CheckWords).Assembly.GetManifestResourceStream("check-words.json")!;
        return JsonSerializer.Deserialize<Dictionary<string, string[]>>(stream)!
            .ToDictionary(entry => entry.Key, entry => new ChartText(entry.Value[0], entry.Value[1]));
    }
}
