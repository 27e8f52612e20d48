using Grid.Contracts.Views;
using Grid.Grains.Followers;
using Grid.Silo.Ops.Reading;

namespace Grid.Silo.Ops.Coverage;

/// <summary>What is blind, the worst first, each with the first places where it is.</summary>
internal sealed class CoverageFindings(LiveViews views, PackWords words)
{
    private const int Shown = 5;

    public async Task<ImmutableArray<Finding>> Of(
        CoverageView view, MatrixView matrix, CancellationToken cancellation)
    {
        var links = new CoverageLinks(view.Unit, view.SilentDays);
        var cases = new CaseListQuery(ListQuery.First with { Size = Shown }) { Under = view.Unit };
        (string Key, long Count, string Href, Tone Tone, CaseListQuery? Cases)[] all =
        [
            ("holder", view.Counts.CasesWithoutHolder, links.Without("holder"), Tone.Broken,
                cases with { WithoutHolder = true }),
            ("supervisor", view.Counts.HoldersWithoutSupervisor, links.Without("supervisor"), Tone.Broken,
                cases with { WithoutSupervisor = true }),
            ("unwatched", CasesIn(matrix), links.Matrix, Tone.Broken, null),
            ("overdue", view.Counts.Overdue, links.About("overdue"), Tone.Broken,
                cases with { Concern = CaseConcern.Overdue }),
            ("unanswered", view.Counts.Unanswered, links.About("unanswered"), Tone.Broken,
                cases with { Concern = CaseConcern.Unanswered }),
            ("undelivered", view.Counts.Undelivered, links.About("undelivered"), Tone.Broken,
                cases with { Concern = CaseConcern.Undelivered }),
            ("nameless", view.Counts.ActsWithoutOfficer, links.Without("officer"), Tone.Open,
                cases with { WithoutOfficer = true }),
        ];
        var found = ImmutableArray.CreateBuilder<Finding>();
        foreach (var (key, count, href, tone, query) in all.Where(one => one.Count > 0))
        {
            found.Add(new(key, count, href, tone)
            {
                Where = query is null ? Stages(matrix, links) : await First(query, cancellation),
            });
        }

        return found.ToImmutable();
    }

    // A stage with a hole may have several lines, and its cases are in it once.
    private static long CasesIn(MatrixView matrix) => matrix.Lines.Where(line => line.Holes > 0)
        .GroupBy(line => (line.Pack, line.Procedure, line.Stage)).Sum(stage => stage.First().Live);

    private ImmutableArray<PagePlace> Stages(MatrixView matrix, CoverageLinks links) =>
    [
        .. matrix.Lines.Where(line => line is { Holes: > 0, Live: > 0, Stage: not null })
            .DistinctBy(line => (line.Pack, line.Procedure, line.Stage)).Take(Shown)
            .Select(line => new PagePlace(links.LiveIn(line), words.Stage(line.Stage!, line.Pack))),
    ];

    private async Task<ImmutableArray<PagePlace>> First(CaseListQuery query, CancellationToken cancellation) =>
    [
        .. from row in (await views.Cases(query, cancellation)).Rows
           select new PagePlace(PageLinks.Of(row.Id), NameOf(row)),
    ];

    private string NameOf(CaseRow row) => row.Unit is { } unit
        ? $"{PageLinks.Shown(row.Id.Value)} ({words.Unit(unit)})"
        : PageLinks.Shown(row.Id.Value);
}
