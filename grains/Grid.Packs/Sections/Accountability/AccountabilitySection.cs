using Grid.Domain.Rules.Accountability;
using Grid.Packs.Sections.Rows;
using Grid.Packs.Yaml;

namespace Grid.Packs.Sections.Accountability;

/// <summary>What the law says about answering for what went wrong, table by table.</summary>
internal static class AccountabilitySection
{
    public static AccountabilityLaw Read(PackTree tree, RowTables tables)
    {
        var faults = tree.Entries("faults");
        // Steps and time speak of faults, and those of nothing that stands after them.
        foreach (var fault in faults.Select(entry => entry.Find("fault")).OfType<Value>())
        {
            tables.Faults.Declare(fault);
        }

        return new()
        {
            Faults = [.. faults.Select(entry => ReadOne(entry, "faults", tables, Fault))],
            Liability = Each(tree, "liability", tables, Liability),
            Exemptions = Each(tree, "exemptions", tables, Exemption),
            Steps = Each(tree, "accountability", tables, StepReading.Step),
            Ends = tables.Ends,
            Time = Each(tree, "liability_time", tables, Time),
            Protections = Each(tree, "protections", tables, Protection),
        };
    }

    private static ImmutableArray<T> Each<T>(
        PackTree tree, string key, RowTables tables, Func<LawRow, RowFields, T> read) =>
        [.. tree.Entries(key).Select(entry => ReadOne(entry, key, tables, read))];

    private static T ReadOne<T>(Fields entry, string section, RowTables tables, Func<LawRow, RowFields, T> read)
    {
        var fields = new RowFields(entry, tables);
        var made = read(fields.Row(section), fields);
        fields.RefuseOthers();
        return made;
    }

    private static FaultClass Fault(LawRow row, RowFields fields) =>
        new(row, fields.Text("fault"), fields.When("test"))
        {
            Of = fields.Bearers("of"),
            Tracks = fields.SomeNames("tracks", fields.Tables.Tracks),
            Outcomes = fields.Names("outcomes"),
            IsLiable = fields.Flag("liable") ?? true,
        };

    private static LiabilityRow Liability(LawRow row, RowFields fields) => new(
        row,
        fields.When("situation"),
        fields.SomeOf("shares", share => new LiabilityShare(
            share.SomeBearers("who"), share.Choose<LiabilityLevel>("level"))
        {
            For = share.TextOrNone("for"),
            When = share.WhenIfAny("when"),
        }));

    private static Exemption Exemption(LawRow row, RowFields fields) =>
        new(row, fields.Choose<ExemptionEffect>("effect"), fields.When("when"))
        {
            Of = fields.Bearers("of"),
            Instead = fields.Names("instead"),
        };

    private static LiabilityTime Time(LawRow row, RowFields fields) =>
        new(row, fields.Choose<LiabilityTimeRule>("rule"))
        {
            Of = fields.Bearers("of"),
            Faults = fields.Names("faults", fields.Tables.Faults),
            When = fields.WhenIfAny("when"),
            Lengths = fields.Limits("lengths"),
            Effects = fields.Names("effects"),
        };

    private static Protection Protection(LawRow row, RowFields fields) => new(row, fields.SomeBearers("of"))
    {
        Against = fields.Names("against"),
        Except = fields.Names("except"),
        Rights = fields.Names("rights"),
        Duties = fields.Names("duties"),
        By = fields.Bearers("by"),
        Within = fields.Limits("within"),
        IsOfRecorders = fields.Flag("of_recorders") ?? false,
    };
}
