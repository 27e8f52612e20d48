using Grid.Domain.Rules.Organisation;
using Grid.Packs.Sections.Rows;
using Grid.Packs.Yaml;

namespace Grid.Packs.Sections.Organisation;

/// <summary><c>separations:</c> functions that nobody may have together.</summary>
internal static class SeparationSection
{
    private const string Key = "separations";

    // What a row of each kind cannot do without.
    private static readonly ImmutableSortedDictionary<SeparationKind, ImmutableArray<string>> Needed =
        ImmutableSortedDictionary.CreateRange<SeparationKind, ImmutableArray<string>>(
        [
            new(SeparationKind.PowersApart, ["powers"]),
            new(SeparationKind.StagesApart, ["stages"]),
            new(SeparationKind.NewPanel, ["after"]),
            new(SeparationKind.AnotherOfficer, ["after"]),
            new(SeparationKind.LeastOfficers, ["officers", "for"]),
            new(SeparationKind.KeptElsewhere, ["what", "by"]),
            new(SeparationKind.KinApart, ["kin", "positions"]),
            new(SeparationKind.FormerOfficers, ["for"]),
        ]);

    public static ImmutableArray<Separation> Read(PackTree tree, RowTables tables) =>
        [.. tree.Entries(Key).Select(entry => ReadOne(new(entry, tables)))];

    private static Separation ReadOne(RowFields fields)
    {
        var row = fields.Row(Key);
        var kind = fields.Choose<SeparationKind>("kind");
        foreach (var key in Needed[kind])
        {
            fields.Require(key);
        }

        var read = new Separation(row, kind)
        {
            Of = fields.Bearers("of"),
            Powers = [.. fields.Names("powers", fields.Tables.Terms.Powers).Select(name => new Power(name))],
            Stages = fields.Names("stages"),
            After = fields.Names("after"),
            For = fields.Names("for"),
            Officers = fields.Number("officers"),
            What = fields.TextOrNone("what"),
            By = fields.BearerIfAny("by"),
            Kin = fields.Names("kin"),
            Positions = fields.Names("positions"),
            Within = fields.Limits("within"),
            Except = fields.Names("except"),
            Unless = fields.WhenIfAny("unless"),
        };
        fields.RefuseOthers();
        return read;
    }
}
