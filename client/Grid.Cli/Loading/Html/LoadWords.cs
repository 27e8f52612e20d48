using System.Text.Json;
using Grid.Charts;

namespace Grid.Cli.Loading.Html;

/// <summary>The words of the report on a load, each in English and Chinese.</summary>
internal static class LoadWords
{
    private static readonly Dictionary<string, ChartText> Words = Read();

    public static ChartText Of(string key) => Words[key];

    private static Dictionary<string, ChartText> Read()
    {
        using var stream = typeof(LoadWords).Assembly.GetManifestResourceStream("load-words.json")!;
        return JsonSerializer.Deserialize<Dictionary<string, string[]>>(stream)!
            .ToDictionary(entry => entry.Key, entry => new ChartText(entry.Value[0], entry.Value[1]));
    }
}
