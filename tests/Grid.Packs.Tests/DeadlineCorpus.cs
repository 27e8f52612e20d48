using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Grid.Packs.Tests;

/// <summary>A file of <c>corpus/deadlines</c>.</summary>
internal sealed class DeadlineCorpus
{
    private static readonly Lazy<ImmutableArray<DeadlineCase>> Read = new(() =>
        [.. Directory.EnumerateFiles(Folder, "*.yaml").Order(StringComparer.Ordinal).SelectMany(CasesIn)]);

    public static ImmutableArray<DeadlineCase> All => Read.Value;

    public string Pack { get; set; } = "";

    public List<DeadlineCase> Cases { get; set; } = [];

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "deadlines");

    private static List<DeadlineCase> CasesIn(string file) =>
        new DeserializerBuilder().WithNamingConvention(UnderscoredNamingConvention.Instance).Build()
            .Deserialize<DeadlineCorpus>(File.ReadAllText(file)).Cases;
}
