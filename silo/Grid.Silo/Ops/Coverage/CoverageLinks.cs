using System.Globalization;
using Grid.Contracts.Views;
using Grid.Domain.Vocabulary;
using Grid.Silo.Ops.Reading;

namespace Grid.Silo.Ops.Coverage;

/// <summary>The list of cases behind a number, narrowed to a unit with all below it.</summary>
/// <param name="unit">The unit; nothing for everything.</param>
/// <param name="silentDays">After how many days a case counts as silent.</param>
/// <param name="isAlone">Whether to the unit without those below, or to cases that are in none.</param>
internal sealed class CoverageLinks(UnitId? unit, int silentDays, bool isAlone = false)
{
    public string Live => Cases(("status", "open"));

    public string Silent => Cases(("days", silentDays.ToString(CultureInfo.InvariantCulture)));

    public string Without(string what) => Cases(("without", what));

    public string About(string what) => Cases(("about", what));

    public string OverdueIn(string stage) => Cases(("about", "overdue"), ("stage", OrNone(stage)));

    /// <summary>The live cases of a line of the matrix.</summary>
    public string LiveIn(MatrixLine line) => Cases([("status", "open"), .. PlaceOf(line)]);

    public string OverdueIn(MatrixLine line) => Cases([("about", "overdue"), .. PlaceOf(line)]);

    /// <summary>The whole matrix of the unit.</summary>
    public string Matrix => PageLinks.List("/matrix", ("unit", unit?.Value));

    /// <summary>The same numbers of a unit below.</summary>
    public static string Below(UnitId unit, int silentDays) => PageLinks.List(
        "/coverage",
        ("unit", unit.Value),
        ("days", silentDays == CoverageView.SilentDaysUsually
            ? null
            : silentDays.ToString(CultureInfo.InvariantCulture)));

    private static (string Name, string? Value)[] PlaceOf(MatrixLine line) =>
    [
        ("pack", line.Pack?.Value), ("procedure", OrNone(line.Procedure)), ("stage", OrNone(line.Stage)),
    ];

    private static string OrNone(string? name) => name is { Length: > 0 } ? name : PageLinks.None;

    private string Cases(params ReadOnlySpan<(string Name, string? Value)> parameters) =>
        PageLinks.List(
            "/cases",
            [.. parameters, isAlone ? ("unit", unit?.Value ?? PageLinks.None) : ("under", unit?.Value)]);
}
