using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Grid.Grains.Tests.Corpus;

/// <summary>One file of <c>tests/corpus</c>: a pack, and cases under it. The form is described in its README.</summary>
internal sealed class CorpusFile
{
    private static readonly IDeserializer Yaml =
        new DeserializerBuilder().WithNamingConvention(CamelCaseNamingConvention.Instance).Build();

    /// <summary>The pack's folder below <c>grains/packs</c>.</summary>
    public string Pack { get; set; } = "";

    /// <summary>The officers of every case, by name.</summary>
    public Dictionary<string, CorpusOfficer> Officers { get; set; } = [];

    public List<CorpusCase> Cases { get; set; } = [];

    public static string PathOfPack(string pack) => Path.Combine(AppContext.BaseDirectory, "packs", pack);

    /// <summary>Every case of every file.</summary>
    public static TheoryData<string, string> Names
    {
        get
        {
            var names = new TheoryData<string, string>();
            foreach (var file in Directory.EnumerateFiles(Folder, "*.yaml").Order(StringComparer.Ordinal))
            {
                foreach (var one in Read(Path.GetFileName(file)).Cases)
                {
                    names.Add(Path.GetFileName(file), one.Name);
                }
            }

            return names;
        }
    }

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "corpus");

    public static (CorpusFile File, CorpusCase Case) Find(string file, string name)
    {
        var read = Read(file);
        return (read, read.Cases.Single(one => one.Name == name));
    }

    private static CorpusFile Read(string file) =>
        Yaml.Deserialize<CorpusFile>(File.ReadAllText(Path.Combine(Folder, file)));
}
