using System.Collections.Concurrent;
using Grid.Packs.Examples;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Grid.Packs.Tests.Corpus;

/// <summary>One file of <c>tests/corpus</c>: a pack, and cases under it. The form is described in its README.</summary>
internal sealed class CorpusFile
{
    private static readonly IDeserializer Yaml =
        new DeserializerBuilder().WithNamingConvention(CamelCaseNamingConvention.Instance).Build();

    private static readonly ConcurrentDictionary<string, Lazy<(PackContent Content, RulePack Pack)>> Packs =
        new(StringComparer.Ordinal);

    /// <summary>The pack's folder below <c>grains/packs</c>.</summary>
    public string Pack { get; set; } = "";

    /// <summary>What the pack is called here, where the file changes it and must not meet the others.</summary>
    public string? Named { get; set; }

    /// <summary>A version that follows the pack; nothing where one is the law all the time.</summary>
    public LaterVersion? Later { get; set; }

    /// <summary>The officers of every case, by name.</summary>
    public Dictionary<string, CorpusOfficer> Officers { get; set; } = [];

    public List<CorpusCase> Cases { get; set; } = [];

    /// <summary>Every file.</summary>
    public static TheoryData<string> Names
    {
        get
        {
            var names = new TheoryData<string>();
            foreach (var file in All)
            {
                names.Add(file);
            }

            return names;
        }
    }

    public static IEnumerable<string> All =>
        Directory.EnumerateFiles(Folder, "*.yaml").Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal);

    public PackContent Content => First.Content;

    public RulePack Compiled => First.Pack;

    /// <summary>The version that follows; nothing where none does.</summary>
    public (PackContent Content, RulePack Pack)? Second =>
        Later is { } later ? Compile($"{Named}, later", () => PackContent.FromFiles(later.Of(Files()))) : null;

    /// <summary>What follows a pack from which an editor has taken rows; nothing where none does.</summary>
    public RulePack? SecondOf(IReadOnlyDictionary<string, string> files) => Later is { } later
        ? PackCompiler.Compile(PackContent.FromFiles(later.OfThoseIn(files)).Content!).Pack
        : null;

    private (PackContent Content, RulePack Pack) First => Compile(
        Named ?? Pack, () => Named is null ? PackFolder.Read(PackFolderPath) : PackContent.FromFiles(Files()));

    private string PackFolderPath => Path.Combine(AppContext.BaseDirectory, "packs", Pack);

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "corpus");

    public static CorpusFile Read(string file) =>
        Yaml.Deserialize<CorpusFile>(File.ReadAllText(Path.Combine(Folder, file)));

    // Many files stand under one pack.
    private static (PackContent Content, RulePack Pack) Compile(string key, Func<PackReading> read) =>
        Packs.GetOrAdd(
            key,
            _ => new(() =>
            {
                var content = read().Content!;
                return (content, PackCompiler.Compile(content).Pack!);
            })).Value;

    private Dictionary<string, string> Files()
    {
        var files = Directory.EnumerateFiles(PackFolderPath, "*.yaml", SearchOption.AllDirectories)
            .Where(file => Path.GetFileName(Path.GetDirectoryName(file)) != PackExamples.FolderName)
            .ToDictionary(
                file => Path.GetRelativePath(PackFolderPath, file).Replace('\\', '/'),
                File.ReadAllText,
                StringComparer.Ordinal);
        files["pack.yaml"] = files["pack.yaml"]
            .Replace($"pack: {Pack}\n", $"pack: {Named}\n", StringComparison.Ordinal);
        return files;
    }
}
