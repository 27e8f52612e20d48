using Grid.Packs.Yaml;

namespace Grid.Packs.Sections.Rows;

/// <summary>The words that rows of the law refer to beside those of the terms.</summary>
internal sealed record RowTables(Terms Terms)
{
    public required NameTable Tags { get; init; }

    public required NameTable Faults { get; init; }

    public required NameTable Tracks { get; init; }

    public required NameTable States { get; init; }

    /// <summary>Those of the states in which something may end.</summary>
    public required ImmutableArray<string> Ends { get; init; }

    /// <summary>Where rows speak of clocks, which are read after them.</summary>
    public List<Value> Clocks { get; } = [];

    /// <summary>Says which of them the pack does not have, now that its clocks are read.</summary>
    public void ReferToClocks(RulePack pack)
    {
        foreach (var name in Clocks.Where(name => pack.ClockNamed(new(name.Text())) is null))
        {
            name.ReportUnresolved(
                $"unknown clock {Wording.Quote(name.Text())}",
                Wording.Suggest(name.Text(), [.. pack.Clocks.Select(clock => clock.Id.Value)]));
        }
    }

    public FactTable Facts => Terms.Facts;

    public BearerTable Bearers => Terms.Bearers;

    public static RowTables Read(PackTree tree, Terms terms)
    {
        var tracks = NameTable.Of("track", tree.Items("tracks"));
        var states = NameTable.Of("state", tree.Items("states"));
        return new(terms)
        {
            Tags = new("tag"),
            Faults = new("fault"),
            Tracks = tracks,
            States = states,
            Ends = [.. tree.Items("ends").Select(states.Refer)],
        };
    }
}
