using Grid.Domain.Procedures;
using Grid.Packs.Yaml;

namespace Grid.Packs.Sections;

/// <summary>The words a pack declares, which its rules, slots, deeds and translations refer to.</summary>
internal sealed record Terms
{
    public required NameTable Powers { get; init; }

    public required NameTable Classes { get; init; }

    public required NameTable Kinds { get; init; }

    public required NameTable Slots { get; init; }

    public required ImmutableArray<SlotEntry> SlotEntries { get; init; }

    public required RankTables Ranks { get; init; }

    public required ActCatalogue Acts { get; init; }

    /// <summary>The procedures, which are read once all else is known that they refer to.</summary>
    public ImmutableArray<Procedure> Procedures { get; init; } = [];

    /// <summary>The ids of the rules, filled as these are read.</summary>
    public NameTable Rules { get; } = new("rule");

    public static Terms Read(PackTree tree)
    {
        var powers = NameTable.Of("power", tree.Items("powers"));
        var slots = new NameTable("slot");
        return new()
        {
            Powers = powers,
            Classes = NameTable.Of("class", tree.Items("classes")),
            Kinds = NameTable.Of("kind of case", tree.Items("kinds")),
            Slots = slots,
            SlotEntries = SlotSection.Read(tree, slots, powers),
            Ranks = RankTables.Read(tree),
            Acts = ActCatalogue.Read(tree),
        };
    }
}
