using Grid.Packs.Sections;
using Grid.Packs.Sections.Accountability;
using Grid.Packs.Sections.Clocks;
using Grid.Packs.Sections.Organisation;
using Grid.Packs.Sections.Rows;
using Grid.Packs.Sections.Supervision;
using Grid.Packs.Yaml;

namespace Grid.Packs;

/// <summary>Turns the content of a pack into the pack. Bad content gives all its problems, never a throw.</summary>
public static class PackCompiler
{
    public static PackCompilation Compile(PackContent content)
    {
        ArgumentNullException.ThrowIfNull(content);
        var problems = new ProblemList();
        var pack = PackTree.Parse(content, problems) is { } tree ? Read(content, tree) : null;
        return problems.IsEmpty ? new(pack, []) : new(null, problems.InOrder());
    }

    private static RulePack Read(PackContent content, PackTree tree)
    {
        var terms = Terms.Read(tree);
        terms = terms with { Procedures = ProcedureSection.Read(tree, terms) };
        terms = terms with { Procedures = ReceiptSection.Read(tree, terms) };
        var tables = RowTables.Read(tree, terms);
        var rules = RuleSection.Read(tree, terms);
        var calendars = CalendarTable.Read(tree, terms);
        var counting = CountingSection.Read(tree, terms, calendars);
        var pack = new RulePack
        {
            Name = content.Name,
            Version = content.Version,
            Title = tree.RequireOnce("title")?.Text() ?? "",
            Oversight = OversightSection.Read(tree),
            Acts = terms.Acts.Entries,
            Slots = terms.SlotEntries,
            Powers = [.. terms.Powers.Names.Select(name => new Power(name))],
            Classes = terms.Classes.Names,
            Kinds = terms.Kinds.Names,
            Organisation = terms.Organisation,
            Separations = SeparationSection.Read(tree, tables),
            Supervision = SupervisionSection.Read(tree, tables),
            Accountability = AccountabilitySection.Read(tree, tables),
            Procedures = terms.Procedures,
            Recusal = RecusalSection.Read(tree, terms),
            Approvals = ApprovalSection.Read(tree, terms),
            Rules = rules,
            Instruments = terms.Instruments.Entries,
            Calendars = calendars.Entries,
            Clocks = ClockSection.Read(tree, terms, calendars, counting),
            NormVersion = counting.NormVersion,
            Deeds = DeedSection.Read(tree, terms),
            Sources = SourceSection.Read(tree, terms),
            Seals = [.. tree.Items("seals").Select(terms.Acts.Refer)],
            NotedAttempts = NotedAttemptSection.Read(tree),
            BreachClues = BreachClueSection.Read(tree),
            Publication = PublicationSection.Read(tree, terms),
        };
        tables.ReferToClocks(pack);
        pack = pack with { Rows = terms.Rows.Rows };
        var texts = TranslationSection.Read(tree, pack, terms);
        tree.RefuseOthers();
        return pack with { Texts = texts };
    }
}
