using Grid.Domain.Rules.Accountability;
using Grid.Packs.Sections.Rows;

namespace Grid.Packs.Sections.Accountability;

/// <summary>The steps of the procedure that looks into a clue.</summary>
internal static class StepReading
{
    public static AccountabilityStep Step(LawRow row, RowFields fields) => new(row, fields.Text("step"))
    {
        Tracks = fields.Names("tracks", fields.Tables.Tracks),
        From = fields.Names("from", fields.Tables.States),
        To = fields.Names("to", fields.Tables.States),
        By = fields.Bearers("by"),
        ApprovedBy = fields.Bearers("approved_by"),
        Faults = fields.Names("faults", fields.Tables.Faults),
        When = fields.WhenIfAny("when"),
        Sources = fields.Names("sources"),
        Rights = fields.Names("rights"),
        Demands = fields.Names("demands"),
        Limits = fields.Limits("limits"),
        Vote = fields.Vote("vote"),
        Quorum = fields.Vote("quorum"),
        Members = fields.Each("members", member => new BodyMember(member.Text("who"), member.Vote("at_least"))),
        IsOdd = fields.Flag("odd") ?? false,
        Outcomes = fields.Names("outcomes"),
        Sanctions = fields.Each(
            "sanctions", sanction => new SanctionPeriod(sanction.Text("sanction"), sanction.Length("length"))),
    };
}
