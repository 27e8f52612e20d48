using Grid.Domain.Procedures;
using Grid.Domain.Rules.Organisation;
using Grid.Packs.Sections.Clocks;
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

    public required InstrumentTable Instruments { get; init; }

    /// <summary>Reads legal sources, and knows which the pack has.</summary>
    public required LegalSources Sources { get; init; }

    /// <summary>The tags of clocks, filled as these are read.</summary>
    public TagTable Tags { get; } = new();

    /// <summary>Everything with an id, filled as the sections are read.</summary>
    public RowTable Rows { get; } = new();

    /// <summary>The procedures, which are read once all else is known that they refer to.</summary>
    public ImmutableArray<Procedure> Procedures { get; init; } = [];

    /// <summary>The ids of the rules, filled as these are read.</summary>
    public NameTable Rules { get; } = new("rule");

    /// <summary>The facts that conditions may speak of.</summary>
    public required FactTable Facts { get; init; }

    /// <summary>Organs, units, posts and classes.</summary>
    public required OrganisationLaw Organisation { get; init; }

    /// <summary>Everybody whom a row can name.</summary>
    public required BearerTable Bearers { get; init; }

    /// <summary>A procedure, or what the names of several begin with: <c>civil</c> of <c>civil.summary</c>.</summary>
    public string ProcedureOrStem(Value name)
    {
        var text = name.Text();
        // A pack without procedures has them by name alone, as cases of logs bear them.
        if (text.Length > 0 && !Procedures.IsEmpty && !Procedures.Any(known => known.IsOrUnder(text)))
        {
            name.ReportUnresolved(
                $"unknown procedure {Wording.Quote(text)}",
                Wording.Suggest(text, [.. Procedures.Select(known => known.Name)]));
        }

        return text;
    }

    public static Terms Read(PackTree tree)
    {
        var powers = NameTable.Of("power", tree.Items("powers"));
        var instruments = InstrumentTable.Read(tree);
        var sources = new LegalSources(instruments);
        var facts = FactTable.Read(tree);
        var organisation = new OrganisationSection(tree, powers, sources);
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
            Organisation = organisation.Law with { Facts = facts.Entries },
            Bearers = organisation.Bearers,
            Instruments = instruments,
            Sources = sources,
        };
    }
}
