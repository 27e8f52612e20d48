using Grid.Domain.Clocks;
using Grid.Packs.Yaml;

namespace Grid.Packs.Sections.Clocks;

/// <summary><c>on_breach:</c> what follows when a deadline is missed.</summary>
internal static class BreachReader
{
    public static ClockBreach? Read(Value? breach)
    {
        if (breach?.Fields() is not { } fields)
        {
            return null;
        }

        var read = new ClockBreach(fields.TextOrNone("consequence") ?? "")
        {
            Clue = fields.TextOrNone("clue"),
            Severity = fields.TextOrNone("severity"),
            ReleasesCustody = fields.Find("release_custody")?.Flag() ?? false,
            Lapses = fields.Find("lapse")?.Flag() ?? false,
            Warned = WarningReader.To(fields.Find("warn")),
        };
        if (read is { Consequence: "", Clue: null, ReleasesCustody: false, Lapses: false })
        {
            fields.Report("`on_breach` names nothing that follows", "add `consequence:` or `clue:`");
        }

        fields.RefuseOthers();
        return read;
    }
}
