using Grid.Packs.Yaml;

namespace Grid.Packs.Check;

/// <summary>Where the entries of a pack stand in its files.</summary>
internal sealed class PackPlaces
{
    // The keys by which entries are named, in the order in which they are looked for.
    private static readonly ImmutableArray<string> Names =
        ["id", "slot", "act", "post", "organ", "class", "procedure", "stage", "calendar", "fact"];

    private readonly Dictionary<(string Section, string Name), FileLine> _entries = [];

    public static PackPlaces Of(PackContent content)
    {
        var places = new PackPlaces();
        var unheard = new ProblemList();
        foreach (var (file, text) in content.Files())
        {
            foreach (var (key, value) in NodeTree.Parse(file, text, unheard)?.Members ?? [])
            {
                places.Add(key.Content, "", key.At);
                places.AddAll(key.Content, value);
            }
        }

        return places;
    }

    /// <summary>Where a section begins; the beginning of the pack where it has none.</summary>
    public FileLine Section(string section) => Of(section, "");

    /// <summary>Where an entry stands; else where its section begins.</summary>
    public FileLine Of(string section, string name) =>
        _entries.TryGetValue((section, name), out var at) ? at
        : name.Length > 0 ? Section(section)
        : new(PackHeader.FileName, 1);

    private void AddAll(string section, Node value)
    {
        if (value is Node.Mapping named)
        {
            foreach (var (key, _) in named.Members)
            {
                Add(section, key.Content, key.At);
            }
        }

        foreach (var item in value is Node.List list ? list.Items : [])
        {
            if (item is Node.Text text)
            {
                Add(section, text.Content, text.At);
            }
            else if (item is Node.Mapping entry && NameOf(entry) is { } name)
            {
                Add(section, name, entry.At);
                foreach (var stages in entry.Members.Where(member => member.Key.Content == "stages"))
                {
                    AddStages(name, stages.Value);
                }
            }
        }
    }

    private void AddStages(string procedure, Node stages)
    {
        foreach (var stage in stages is Node.List list ? list.Items.OfType<Node.Mapping>() : [])
        {
            Add("stages", $"{procedure}/{NameOf(stage)}", stage.At);
        }
    }

    private void Add(string section, string name, FileLine at) => _entries.TryAdd((section, name), at);

    private static string? NameOf(Node.Mapping entry) =>
        (from key in Names
         from member in entry.Members
         where member.Key.Content == key
         select (member.Value as Node.Text)?.Content).FirstOrDefault();
}
