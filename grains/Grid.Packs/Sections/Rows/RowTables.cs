using Grid.Packs.Yaml;

namespace Grid.Packs.Sections.Rows;

/// <summary>The words that rows of the law refer to beside those of the terms.</summary>
internal sealed record RowTables(Terms Terms)
{
    public required NameTable Tags { get; init; }

    public required NameTable Faults { get; init; }

    public required NameTable Tracks { get; init; }

    public required NameTable States { get; init; }

    public FactTable Facts => Terms.Facts;

    public BearerTable Bearers => Terms.Bearers;

    public static RowTables Read(PackTree tree, Terms terms) => new(terms)
    {
        Tags = new("tag"),
        Faults = new("fault"),
        Tracks = NameTable.Of("track", tree.Items("tracks")),
        States = NameTable.Of("state", tree.Items("states")),
    };
}
