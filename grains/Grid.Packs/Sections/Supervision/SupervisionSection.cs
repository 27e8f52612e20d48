using Grid.Domain.Rules.Supervision;
using Grid.Packs.Sections.Rows;
using Grid.Packs.Yaml;

namespace Grid.Packs.Sections.Supervision;

/// <summary><c>supervision:</c> what the law says about supervision, in rows of a closed set of kinds.</summary>
internal static class SupervisionSection
{
    private static readonly ImmutableSortedDictionary<string, Func<LawRow, RowFields, SupervisionRow>> Kinds =
        ImmutableSortedDictionary.CreateRange<string, Func<LawRow, RowFields, SupervisionRow>>(
            StringComparer.Ordinal,
            [
                new("tag", TagReading.Tag),
                new("identification", TagReading.Identification),
                new("measure", TagReading.Measures),
                new("act", ActReading.Acts),
                new("forbidden-act", ActReading.ForbiddenActs),
                new("channel", ActReading.Channels),
                new("record", ActReading.Records),
                new("consequence", ActReading.Consequences),
                new("assignment", CompositionReading.Allotment),
                new("panel", CompositionReading.Panels),
                new("deliberation", CompositionReading.Deliberation),
                new("committee", CompositionReading.Committee),
                new("search", CompositionReading.Search),
                new("evaluation", QualityReading.Evaluation),
                new("instrument", QualityReading.Instruments),
                new("control", QualityReading.Control),
                new("burst", BurstReading.Burst),
                new("secrecy", TagReading.Secrecy),
                new("warning-level", QualityReading.WarningLadder),
                new("duty", (row, fields) => new SupervisionRow.Duty(
                    row, fields.SomeBearers("of"), fields.SomeNames("duties"))
                {
                    When = fields.WhenIfAny("when"),
                    Within = fields.Limits("within"),
                    Keeps = fields.ClockTags("keeps"),
                }),
                new("note", (row, fields) => new SupervisionRow.Note(row, fields.Text("reason"))),
            ]);

    public static ImmutableArray<SupervisionRow> Read(PackTree tree, RowTables tables)
    {
        var entries = tree.Entries("supervision");
        // A row may speak of a tag that stands further down.
        foreach (var tag in entries.Select(entry => entry.Find("tag")).OfType<Value>())
        {
            tables.Tags.Declare(tag);
        }

        return [.. entries.Select(entry => ReadRow(entry, tables)).OfType<SupervisionRow>()];
    }

    private static SupervisionRow? ReadRow(Fields entry, RowTables tables)
    {
        var fields = new RowFields(entry, tables);
        var row = fields.Row("supervision");
        var kind = fields.Require("kind");
        if (kind?.Text() is not { Length: > 0 } name)
        {
            return null;
        }

        if (!Kinds.TryGetValue(name, out var read))
        {
            kind.Report($"unknown kind of supervision {Wording.Quote(name)}", Wording.Suggest(name, [.. Kinds.Keys]));
            return null;
        }

        // Only now: which fields a row has depends on its kind.
        var made = read(row, fields);
        fields.RefuseOthers();
        return made;
    }
}
