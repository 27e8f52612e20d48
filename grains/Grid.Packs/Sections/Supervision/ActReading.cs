using Grid.Domain.Rules.Supervision;
using Grid.Packs.Sections.Rows;

namespace Grid.Packs.Sections.Supervision;

/// <summary>The rows about what supervisors and others may do, may not do and must put on record.</summary>
internal static class ActReading
{
    public static SupervisionRow Acts(LawRow row, RowFields fields) => new SupervisionRow.Acts(
        row,
        fields.SomeBearers("by"),
        fields.SomeOf("acts", act => new SupervisionAct(act.Text("act"))
        {
            Times = act.Number("times"),
            Then = act.Names("then"),
            KnownAs = act.ActIfAny("known_as"),
        }))
    {
        Clue = fields.TextOrNone("clue"),
        Tags = fields.Names("tags", fields.Tables.Tags),
    };

    public static SupervisionRow ForbiddenActs(LawRow row, RowFields fields) =>
        new SupervisionRow.ForbiddenActs(row, fields.SomeBearers("by"), fields.SomeNames("acts"))
        {
            ElseReported = fields.Limits("else_reported"),
            Clock = fields.ClockIfAny("clock"),
            Clue = fields.TextOrNone("clue"),
            Attempts = fields.Each("attempts", attempt => new ForbiddenAttempt(
                attempt.Text("act"), attempt.SomeActs("by"))),
        };

    public static SupervisionRow Channels(LawRow row, RowFields fields) =>
        new SupervisionRow.Channels(row, fields.SomeNames("channels"))
        {
            LoggedWith = fields.Names("logged_with"),
        };

    public static SupervisionRow Records(LawRow row, RowFields fields) =>
        new SupervisionRow.RecordKeeping(row, fields.SomeNames("of"), fields.SomeBearers("by"))
        {
            Fields = fields.Names("fields"),
            VisibleTo = fields.Bearers("visible_to"),
            ReportedTo = fields.Bearers("reported_to"),
            InWriting = fields.Flag("in_writing") ?? false,
            Reports = fields.Limits("reports"),
            ElseCountsAs = fields.TextOrNone("else_counts_as"),
            Clock = fields.ClockIfAny("clock"),
        };

    public static SupervisionRow Consequences(LawRow row, RowFields fields) => new SupervisionRow.Consequences(
        row,
        fields.SomeOf("follow", consequence => new Consequence(
            consequence.SomeBearers("for"), consequence.When("when"), consequence.Text("outcome"))));
}
