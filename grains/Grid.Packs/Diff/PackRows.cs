using Grid.Packs.Yaml;

namespace Grid.Packs.Diff;

/// <summary>
/// The rows of a pack as they were written, by section and name: whatever a section is about, it is a list of entries
/// that bear a name, or a mapping of names, or says one thing.
/// </summary>
internal sealed class PackRows
{
    // What entries of the sections are called by. An entry with none of these is known by what it says first.
    private static readonly ImmutableArray<string> Names =
    [
        "id", "act", "slot", "class", "organ", "unit", "post", "procedure", "calendar", "stage", "fact", "event",
    ];

    private readonly Dictionary<(string Section, string Row), Dictionary<string, RowField>> _rows = [];
    private readonly List<(string Section, string Row)> _order = [];

    public IEnumerable<(string Section, string Row)> Keys => _order;

    public static PackRows Of(PackContent content)
    {
        var rows = new PackRows();
        foreach (var (file, text) in content.Files().OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            foreach (var (key, value) in NodeTree.Parse(file, text, new())?.Members ?? [])
            {
                // Into how many files a pack is cut is nobody's law.
                if (key.Content != "include")
                {
                    rows.AddSection(key.Content, value);
                }
            }
        }

        return rows;
    }

    public bool Has((string Section, string Row) key) => _rows.ContainsKey(key);

    public IReadOnlyDictionary<string, RowField>? Find((string Section, string Row) key) =>
        _rows.GetValueOrDefault(key);

    /// <summary>The name of an entry of a list.</summary>
    public static string? NameOf(Node.Mapping entry)
    {
        foreach (var name in Names)
        {
            foreach (var (key, value) in entry.Members)
            {
                if (key.Content == name && value is Node.Text text)
                {
                    return text.Content;
                }
            }
        }

        return entry.Members is [{ Value: Node.Text first }, ..] ? first.Content : null;
    }

    private void AddSection(string section, Node value)
    {
        switch (value)
        {
            case Node.Mapping mapping:
                foreach (var (key, member) in mapping.Members)
                {
                    Add(section, key.Content, member);
                }

                break;
            case Node.List list:
                foreach (var item in list.Items)
                {
                    Add(section, item is Node.Mapping entry ? NameOf(entry) ?? "" : FieldText.Of(item), item);
                }

                break;
            default:
                Add(section, "", value);
                break;
        }
    }

    // An entry that is named twice goes on, as calendars do from year to year.
    private void Add(string section, string row, Node value)
    {
        if (!_rows.TryGetValue((section, row), out var fields))
        {
            _rows.Add((section, row), fields = new(StringComparer.Ordinal));
            _order.Add((section, row));
        }

        foreach (var field in FieldReading.Of(value))
        {
            fields[field.Path] = field;
        }
    }
}
