using Xunit.Abstractions;

namespace Grid.Packs.Tests;

/// <summary>Every row of the domain reference that these packs were written from is declared in them.</summary>
public sealed class LawCoverageTests(ITestOutputHelper output)
{
    private static readonly ImmutableArray<string> Organisation =
    [
        .. Enumerable.Range(1, 11).Select(number => $"SEP-{number}"),
        .. LawPacks.Range("SUP", 1, 12), .. LawPacks.Range("SUP", 20, 28), .. LawPacks.Range("SUP", 30, 36),
        .. LawPacks.Range("SUP", 40, 46), .. LawPacks.Range("SUP", 50, 65), .. LawPacks.Range("SUP", 70, 76),
        .. LawPacks.Range("SUP", 80, 88), .. LawPacks.Range("SUP", 90, 96), .. LawPacks.Range("SUP", 100, 106),
        .. LawPacks.Range("ACC", 1, 8), .. LawPacks.Range("ACC", 20, 44), .. LawPacks.Range("ACC", 50, 62),
        .. LawPacks.Range("ACC", 70, 96), .. LawPacks.Range("ACC", 100, 106), .. LawPacks.Range("ACC", 110, 115),
    ];

    [Fact]
    public void Cn_declares_every_row_of_separation_supervision_and_accountability()
    {
        var pack = LawPacks.Compile("cn");
        var declared = pack.Rows.Select(row => LawPacks.SourceRow(row.Id.Value)).ToHashSet(StringComparer.Ordinal);

        output.WriteLine($"cn: {Organisation.Count(declared.Contains)} of {Organisation.Length} rows declared");
        Assert.Empty(Organisation.Except(declared));
        // Whatever else is declared is no row of the reference, and would have a number that nobody knows.
        Assert.Empty(LawPacks.RowsOf(pack).Select(row => LawPacks.SourceRow(row.Id.Value)).Except(Organisation));
    }

    [Fact]
    public void Rows_of_cn_without_a_rule_are_these() =>
        Assert.Equal(
            ["SUP-45", "SUP-88"],
            LawPacks.NotesOf(LawPacks.Compile("cn")).Order(StringComparer.Ordinal));

    [Fact]
    public void Every_row_of_cn_has_a_name_in_chinese()
    {
        var pack = LawPacks.Compile("cn");

        Assert.Empty(
            from row in pack.Rows
            where row.Section is not ("clocks" or "counting" or "conversions")
            where pack.Texts.Find("zh", TextGroup.Rule, row.Id.Value) is null
            select row.Id.Value);
        Assert.Empty(
            from organ in pack.Organisation.Organs
            where pack.Texts.Find("zh", TextGroup.Organ, organ.Organ) is null
            select organ.Organ);
        Assert.Empty(
            from slot in pack.Slots
            where pack.Texts.Find("zh", TextGroup.Slot, slot.Slot.Value) is null
            select slot.Slot.Value);
        Assert.Empty(pack.Classes.Where(name => pack.Texts.Find("zh", TextGroup.Class, name) is null));
    }

    [Theory]
    [InlineData("ew", "EW", 15)]
    [InlineData("us-fed", "US", 8)]
    public void A_second_jurisdiction_declares_every_row(string name, string area, int rows)
    {
        var pack = LawPacks.Compile(name);
        var declared = pack.Rows.Select(row => LawPacks.SourceRow(row.Id.Value)).ToHashSet(StringComparer.Ordinal);
        var all = LawPacks.Range(area, 1, rows).ToArray();

        output.WriteLine($"{name}: {all.Count(declared.Contains)} of {rows} rows declared");
        Assert.Empty(all.Except(declared));
    }

    [Theory]
    [InlineData("cn")]
    [InlineData("ew")]
    [InlineData("us-fed")]
    public void What_pages_show_of_a_jurisdiction_has_a_name_in_chinese(string name)
    {
        var pack = LawPacks.Compile(name);

        Assert.NotNull(pack.Texts.Find("zh", TextGroup.Title, name));
        Assert.Empty(pack.Acts.Where(entry => pack.Texts.Find("zh", TextGroup.Act, entry.Act.Text) is null));
        Assert.Empty(pack.Clocks.Where(clock => pack.Texts.Find("zh", TextGroup.Clock, clock.Id.Value) is null));
        Assert.Empty(pack.Slots.Where(entry => pack.Texts.Find("zh", TextGroup.Slot, entry.Slot.Value) is null));
        Assert.Empty(pack.Rules.Where(rule => pack.Texts.Find("zh", TextGroup.Rule, rule.Id.Value) is null));
        Assert.Empty(
            from procedure in pack.Procedures
            from stage in procedure.Stages
            where pack.Texts.Find("zh", TextGroup.Stage, stage.Name) is null
            select $"{procedure.Name}/{stage.Name}");
    }
}
