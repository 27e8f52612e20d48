using Grid.Domain.Rules.Organisation;
using Grid.Packs.Sections.Organisation;
using Grid.Packs.Sections.Rows;
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

    /// <summary>The ids of the rules, filled as these are read.</summary>
    public NameTable Rules { get; } = new("rule");

    /// <summary>The facts that conditions may speak of.</summary>
    public required FactTable Facts { get; init; }

    /// <summary>Organs, units, posts and classes.</summary>
    public required OrganisationLaw Organisation { get; init; }

    /// <summary>Everybody whom a row can name.</summary>
    public required BearerTable Bearers { get; init; }

    public static Terms Read(PackTree tree)
    {
        var powers = NameTable.Of("power", tree.Items("powers"));
        var facts = FactTable.Read(tree);
        var organisation = OrganisationSection.Read(tree, powers, facts);
        return new()
        {
            Powers = powers,
            Classes = organisation.Names.Classes,
            Kinds = NameTable.Of("kind of case", tree.Items("kinds")),
            Slots = organisation.Names.Slots,
            SlotEntries = organisation.Slots,
            Ranks = RankTables.Read(tree),
            Acts = ActCatalogue.Read(tree),
            Facts = facts,
            Organisation = organisation.Law,
            Bearers = organisation.Bearers,
        };
    }
}
