using System.Globalization;
using Grid.Contracts.Views;
using Grid.Domain.Vocabulary;
using Grid.Silo.Ops.Reading;

namespace Grid.Silo.Ops.Coverage;

/// <summary>The list of cases behind a number, narrowed to a unit with all below it.</summary>
internal sealed class CoverageLinks(UnitId? unit, int silentDays)
{
    public string Live => Cases(("status", "open"));

    public string Silent => Cases(("days", silentDays.ToString(CultureInfo.InvariantCulture)));

    public string Without(string what) => Cases(("without", what));

    public string About(string what) => Cases(("about", what));

    public string OverdueIn(string stage) => Cases(("about", "overdue"), ("stage", stage));

    /// <summary>The same numbers of a unit below.</summary>
    public static string Below(UnitId unit, int silentDays) => PageLinks.List(
        "/coverage",
        ("unit", unit.Value),
        ("days", silentDays == CoverageView.SilentDaysUsually
            ? null
            : silentDays.ToString(CultureInfo.InvariantCulture)));

    private string Cases(params ReadOnlySpan<(string Name, string? Value)> parameters) =>
        PageLinks.List("/cases", [.. parameters, ("under", unit?.Value)]);
}
