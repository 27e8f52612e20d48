using Grid.Domain.Rules.Supervision;
using Grid.Packs.Sections.Rows;

namespace Grid.Packs.Sections.Supervision;

/// <summary>The rows about looking at quality, at other organs' work and at deadlines.</summary>
internal static class QualityReading
{
    private const int MostPercent = 100;

    public static SupervisionRow Evaluation(LawRow row, RowFields fields) =>
        new SupervisionRow.Evaluation(row, fields.SomeBearers("by"))
        {
            Covers = fields.Names("covers"),
            Steps = fields.Names("steps"),
            Grades = fields.Names("grades"),
            Excluded = fields.Bearers("excluded"),
            Outcomes = fields.Members("outcomes").ToImmutableSortedDictionary(
                member => member.Name.Text(), member => member.Value.Text(), StringComparer.Ordinal),
            Untouched = fields.Names("untouched"),
        };

    public static SupervisionRow Instruments(LawRow row, RowFields fields) => new SupervisionRow.Instruments(
        row,
        fields.Bearer("by"),
        fields.SomeOf("instruments", instrument => new SupervisionWay(instrument.Text("instrument"))
        {
            When = instrument.WhenIfAny("when"),
            DecidedBy = instrument.BearerIfAny("decided_by"),
            Limits = instrument.Limits("limits"),
        }))
    {
        Over = fields.Bearers("over"),
    };

    public static SupervisionRow Control(LawRow row, RowFields fields) =>
        new SupervisionRow.Control(row, fields.SomeBearers("by"))
        {
            When = fields.WhenIfAny("when"),
            Over = fields.Names("over"),
            Checks = fields.Names("checks"),
            Demands = fields.Names("demands"),
            Powers = fields.Names("powers"),
            OnlyExitTo = fields.BearerIfAny("only_exit_to"),
            ReviewedBy = fields.ActsIfAny("reviewed_by"),
        };

    public static SupervisionRow WarningLadder(LawRow row, RowFields fields) => new SupervisionRow.WarningLadder(
        row,
        fields.SomeOf("levels", level => new WarningLevel(level.Text("level"), level.SomeBearers("to"))
        {
            Of = level.ClockTags("of"),
            Notifies = level.Names("notifies"),
            AtPercent = level.Number("at_percent", MostPercent),
            Before = level.Length("before"),
            When = level.WhenIfAny("when"),
            By = level.BearerIfAny("by"),
            Answers = level.Limits("answers"),
            CluesFor = level.Bearers("clues_for"),
        }));
}
