using Grid.Domain.Rules.Supervision;
using Grid.Packs.Sections.Rows;

namespace Grid.Packs.Sections.Supervision;

/// <summary>The rows about marked cases.</summary>
internal static class TagReading
{
    public static SupervisionRow Tag(LawRow row, RowFields fields) =>
        new SupervisionRow.Tag(row, fields.Text("tag"), fields.When("when"))
        {
            Marked = Mark(fields, "marked"),
            Lifted = Mark(fields, "lifted"),
        };

    private static TagMark? Mark(RowFields fields, string key) => fields.One(
        key, mark => new TagMark(mark.ActIfAny("act") ?? "", mark.Matches("facts")));

    public static SupervisionRow Identification(LawRow row, RowFields fields) =>
        new SupervisionRow.Identification(row, fields.SomeNames("tags", fields.Tables.Tags))
        {
            Occasions = fields.Names("occasions"),
            By = fields.Bearers("by"),
            MustReport = fields.Bearers("must_report"),
            IsAutomatic = fields.Flag("automatic") ?? false,
            LiftedWith = fields.Names("lifted_with"),
            LiftedBy = fields.Bearers("lifted_by"),
        };

    public static SupervisionRow Secrecy(LawRow row, RowFields fields)
    {
        var read = new SupervisionRow.Secrecy(row)
        {
            SealedKinds = fields.Names("kinds", fields.Tables.Terms.Kinds),
            SealedWhen = fields.WhenIfAny("when"),
            Readers = fields.Bearers("readers"),
        };
        if (read is { SealedKinds.IsEmpty: true, SealedWhen: null })
        {
            fields.Report("the row seals nothing", "add `kinds:` or `when:`");
        }

        return read;
    }

    public static SupervisionRow Measures(LawRow row, RowFields fields) => new SupervisionRow.Measures(
        row,
        fields.Names("tags", fields.Tables.Tags),
        fields.SomeOf("measures", measure => new Measure(measure.Text("measure"), measure.Choose<Force>("force"))
        {
            When = measure.WhenIfAny("when"),
            Designates = measure.TextOrNone("designates"),
        }));
}
