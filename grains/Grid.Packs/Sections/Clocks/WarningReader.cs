using Grid.Domain.Clocks;
using Grid.Packs.Yaml;

namespace Grid.Packs.Sections.Clocks;

/// <summary><c>warn:</c> the ladder of warnings before a deadline.</summary>
internal static class WarningReader
{
    private const int MostPercent = 99;

    private const int MostDays = 1000;

    public static ImmutableArray<ClockWarning> Read(Value? warnings) =>
        [.. (warnings?.Items() ?? []).Select(item => item.Fields()).OfType<Fields>().Select(ReadOne)];

    private static ClockWarning ReadOne(Fields fields)
    {
        var percent = fields.Find("at_percent");
        var days = fields.Find("before_days");
        if (percent is null == days is null)
        {
            fields.Report("a warning needs one of `at_percent` and `before_days`", "say when it is given");
        }

        var read = new ClockWarning(To(fields.Require("to")))
        {
            AtPercent = percent?.Number(MostPercent),
            BeforeDays = days?.Number(MostDays),
        };
        fields.RefuseOthers();
        return read;
    }

    public static ImmutableArray<string> To(Value? to) =>
        to is null ? []
        : to.IsText ? [to.Text()]
        : [.. to.SomeItems().Select(route => route.Text())];
}
