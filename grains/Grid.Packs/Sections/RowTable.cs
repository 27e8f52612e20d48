using Grid.Packs.Yaml;

namespace Grid.Packs.Sections;

/// <summary>What has an id, over all sections: each id means one row of the pack.</summary>
internal sealed class RowTable
{
    private readonly Dictionary<string, FileLine> _declared = new(StringComparer.Ordinal);
    private readonly List<PackRow> _rows = [];

    public ImmutableArray<PackRow> Rows => [.. _rows];

    /// <summary>Takes note of a row, whose section has seen to it that none of its own has the same id.</summary>
    public void Add(Value name, PackRow row)
    {
        if (_declared.TryAdd(row.Id.Value, name.Node.At))
        {
            _rows.Add(row);
            return;
        }

        var (file, line) = _declared[row.Id.Value];
        name.Report(
            $"the id {Wording.Quote(row.Id.Value)} stands twice, first at {file}:{line}",
            "give each row an id of its own");
    }
}
