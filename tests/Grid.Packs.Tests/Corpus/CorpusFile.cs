using System.Collections.Concurrent;
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

    public PackContent Content => Compile(Pack).Content;

    public RulePack Compiled => Compile(Pack).Pack;

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "corpus");

    public static CorpusFile Read(string file) =>
        Yaml.Deserialize<CorpusFile>(File.ReadAllText(Path.Combine(Folder, file)));

    // Many files stand under one pack.
    private static (PackContent Content, RulePack Pack) Compile(string pack) => Packs.GetOrAdd(
        pack,
        name => new(() =>
        {
            var content = PackFolder.Read(Path.Combine(AppContext.BaseDirectory, "packs", name)).Content!;
            return (content, PackCompiler.Compile(content).Pack!);
        })).Value;
}
