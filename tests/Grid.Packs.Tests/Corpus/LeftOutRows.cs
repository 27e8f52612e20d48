using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Grid.Packs.Tests.Corpus;

/// <summary>Rows of the law that nothing enforces, and why not: <c>corpus/rows</c>.</summary>
internal sealed class LeftOutRows
{
    /// <summary><c>no-rule</c>, <c>built-in</c>, <c>parameter</c> or <c>later</c>.</summary>
    public string Reason { get; set; } = "";

    /// <summary>What is missing, or why nothing is.</summary>
    public string Why { get; set; } = "";

    public List<string> Rows { get; set; } = [];

    public static IReadOnlyList<LeftOutRows> Of(string pack) =>
        new DeserializerBuilder().WithNamingConvention(CamelCaseNamingConvention.Instance).Build()
            .Deserialize<List<LeftOutRows>>(
                File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "corpus", "rows", $"{pack}.yaml")));
}
