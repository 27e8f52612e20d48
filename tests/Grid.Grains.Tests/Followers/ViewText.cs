using System.Globalization;
using System.Text;
using Grid.Grains.Followers;

namespace Grid.Grains.Tests.Followers;

/// <summary>Everything that views show at a moment, as text: two that read alike show the same.</summary>
internal static class ViewText
{
    private static readonly CancellationToken None = CancellationToken.None;

    public static async Task<string> Of(LiveViews views, OverviewView overview)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{overview.Position} {overview.LiveCases} {overview.ClosedCases} ")
            .Append(CultureInfo.InvariantCulture, $"{overview.Officers} {overview.SuspendedOfficers} {overview.Acts} ")
            .Append(CultureInfo.InvariantCulture, $"{overview.Entries} {overview.ActsPerSecond} {overview.BlindSpots} ")
            .Append(CultureInfo.InvariantCulture, $"{overview.OpenBreaches} {overview.Undecidable}\n")
            .AppendJoin('\n', overview.Rules).Append('\n').AppendJoin('\n', overview.Stages).Append('\n')
            .AppendJoin('\n', overview.Rates.Select(point => point.Acts)).Append('\n')
            .AppendJoin('\n', views.Recent).Append('\n');
        var coverage = await views.Coverage(null, 1, None);
        text.Append(coverage.Counts).Append('\n').AppendJoin('\n', coverage.Below).Append('\n')
            .AppendJoin('\n', coverage.OverdueByStage).AppendJoin('\n', coverage.SilentOfficers).Append('\n')
            .AppendJoin('\n', views.Matrix(null).Lines.Select(line =>
                $"{line.Pack} {line.Procedure} {line.Stage} {line.Slot} {line.Live} {line.Overdue} {line.Holes}"))
            .Append('\n')
            .AppendJoin('\n', await Watching.All(list => views.Warnings(list, None), ListQuery.First)).Append('\n')
            .AppendJoin('\n', await Watching.All(list => views.Clues(list, None), ListQuery.First)).Append('\n');
        foreach (var query in CaseQueries())
        {
            text.Append(query).Append('\n').AppendJoin(
                '\n', await Watching.All(list => views.Cases(query with { List = list }, None), query.List));
        }

        text.AppendJoin('\n', await Watching.All(list => views.Officers(new(list), None), ListQuery.First))
            .AppendJoin('\n', await Watching.All(
                list => views.Breaches(new(list) { AlsoCleared = true }, None), ListQuery.First));
        text.Append('\n').AppendJoin('\n', await Watching.All(list => views.Units(list, None), ListQuery.First))
            .Append('\n')
            .AppendJoin('\n', await Watching.All(list => views.Draws(new(list), None), ListQuery.First))
            .AppendJoin('\n', await Watching.All(list => views.Marks(new(list), None), ListQuery.First));
        var unit = await views.Unit(new("unit:north"), 1, None);
        text.Append('\n').AppendJoin('\n', unit?.Stages ?? []).AppendJoin('\n', unit?.Below ?? [])
            .Append(unit?.Coverage.Counts).Append(unit?.Officers);
        return text.ToString();
    }

    /// <summary>Lists of cases by everything they can be narrowed by.</summary>
    public static ImmutableArray<CaseListQuery> CaseQueries() =>
    [
        new(ListQuery.First),
        new(ListQuery.First) { Status = "open" },
        new(ListQuery.First) { Status = "closed" },
        new(ListQuery.First) { Stage = "hearing" },
        new(ListQuery.First) { Unit = new UnitId("unit:north") },
        new(ListQuery.First) { WithoutHolder = true },
        new(ListQuery.First) { Under = new UnitId("unit:north") },
        new(ListQuery.First) { SilentDays = 1 },
        new(ListQuery.First) { Concern = CaseConcern.Undecidable },
        new(ListQuery.First) { WithoutSupervisor = true },
        new(ListQuery.First) { WithoutOfficer = true },
        new(ListQuery.First) { Stage = "", Procedure = "", Status = "open" },
        new(ListQuery.First) { WithoutHolder = true, WithoutOfficer = true, Status = "open" },
        new(ListQuery.First) { Broken = new RuleId("desk.signer-is-not-drafter") },
        new(ListQuery.First) { Undecidable = new RuleId("desk.signer-may-decide") },
        new(ListQuery.First) { Undecidable = new RuleId("desk.lead-is-held"), Stage = "intake" },
    ];
}
