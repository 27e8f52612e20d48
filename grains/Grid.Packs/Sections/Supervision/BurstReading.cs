using Grid.Domain.Rules.Supervision;
using Grid.Packs.Sections.Rows;

namespace Grid.Packs.Sections.Supervision;

/// <summary>The rows about very much of one thing in a very short time.</summary>
internal static class BurstReading
{
    private const int MostTimes = 10_000;

    // Whoever counts looks back no further than a day when it begins.
    private const int MostSeconds = 86_400;

    private const int QuietHours = 24;

    public static SupervisionRow Burst(LawRow row, RowFields fields)
    {
        var read = new SupervisionRow.Burst(
            row,
            fields.Require("count")?.Number(MostTimes, least: 2) ?? 2,
            TimeSpan.FromSeconds(fields.Require("within_seconds")?.Number(MostSeconds) ?? 1))
        {
            IsOfClosing = fields.Flag("closing") ?? false,
            CountedActs = fields.ActsIfAny("acts"),
            Of = fields.Bearers("of"),
            Quiet = TimeSpan.FromHours(fields.Number("quiet_hours") ?? QuietHours),
            Clue = fields.TextOrNone("clue"),
        };
        if (read is { IsOfClosing: false, CountedActs.IsEmpty: true })
        {
            fields.Report("the row counts nothing", "add `acts:` or `closing: true`");
        }

        return read;
    }
}
