using Grid.Packs.Yaml;

namespace Grid.Packs.Sections;

/// <summary><c>ranks:</c> orders of ranks by name, each from the lowest step up.</summary>
internal sealed class RankTables
{
    private readonly NameTable _names = new("table of ranks");
    private readonly Dictionary<string, RankTable> _tables = new(StringComparer.Ordinal);

    /// <summary>Every rank of every table.</summary>
    public IEnumerable<string> Ranks => _tables.Values.SelectMany(table => table.Steps).SelectMany(step => step);

    public static RankTables Read(PackTree tree)
    {
        var read = new RankTables();
        foreach (var (name, steps) in tree.Members("ranks"))
        {
            if (read._names.Declare(name) is { } table)
            {
                read._tables.Add(table, new(table, Steps(steps)));
            }
        }

        return read;
    }

    public RankTable Refer(Value name) => _tables.GetValueOrDefault(_names.Refer(name)) ?? new("", []);

    private static ImmutableArray<ImmutableArray<string>> Steps(Value steps)
    {
        var ranks = new NameTable("rank");
        return
        [
            .. steps.SomeItems().Select(step =>
                step.SomeItems().Select(ranks.Declare).OfType<string>().ToImmutableArray()),
        ];
    }
}
