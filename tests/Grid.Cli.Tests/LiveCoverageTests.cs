using Grid.Grains;
using Grid.Grains.Followers;
using Grid.Ledger;
using Grid.Ledger.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;

namespace Grid.Cli.Tests;

/// <summary>The operators' pages and the report of a replay count the same things alike.</summary>
[Collection(RealSignOffLog.Name)]
public sealed class LiveCoverageTests(RealSignOffLog log)
{
    [Fact]
    public Task The_made_sign_off_log_has_the_same_blind_spots_either_way() => AgreeOn(Samples.SignOff);

    [Fact]
    public Task The_made_receipt_log_has_the_same_blind_spots_either_way() => AgreeOn(Samples.PermitReceipt);

    [SharedDataFact]
    public Task The_real_sign_off_log_has_the_same_blind_spots_either_way() => Agree(log.First!, log.File);

    [SharedDataFact]
    public Task The_real_receipt_log_has_the_same_blind_spots_either_way() => AgreeOn(Samples.RealPermitReceipt);

    private static async Task AgreeOn(ReplayOf sample)
    {
        using var folder = new TestFolder();
        await Agree(await GridTool.Replay(sample, folder.Store()), folder["grid.db"]);
    }

    private static async Task Agree(Report report, string store)
    {
        await using var ledger = new StoredLedger(SqliteLedgerStore.OpenForReading(store));
        await using var views = new LiveViews(
            ledger,
            new PublishedPacks(null!, ledger),
            TimeProvider.System,
            TimeProvider.System,
            NullLogger<LiveViews>.Instance);
        views.Start();

        var overview = await CatchUp(views);
        Assert.Equal(
            (report.Entries, report.LogCount("cases"), report.LogCount("acts")),
            (overview.Entries, (int)overview.LiveCases, (int)overview.Acts));
        Assert.Equal(
            new BlindSpotTally(
                report.Coverage("casesWithoutHolder"),
                report.Coverage("holdersWithoutSupervisor"),
                report.LogCount("actsWithoutOfficer")),
            overview.BlindSpots);
        foreach (var (id, broken, undecidable) in report.Rules)
        {
            var tally = Assert.Single(overview.Rules, rule => rule.Rule.Value == id);
            Assert.Equal((id, broken, undecidable), (id, tally.BrokenCases, tally.Undecidable));
            Assert.Equal(broken, await Count(views, new(ListQuery.First) { Broken = tally.Rule }, id));
            Assert.Equal(undecidable, await Count(views, new(ListQuery.First) { Undecidable = tally.Rule }, id));
        }
    }

    private static async Task<OverviewView> CatchUp(LiveViews views)
    {
        await foreach (var _ in views.Changes(null, CancellationToken.None))
        {
            if (views.Overview is { IsCaughtUp: true } overview)
            {
                return overview;
            }
        }

        throw new InvalidOperationException("the views have ended");
    }

    private static async Task<long?> Count(LiveViews views, CaseListQuery query, string rule)
    {
        var page = await views.Cases(query, CancellationToken.None);
        Assert.True(page.Total >= page.Rows.Length, rule);
        return page.Total;
    }
}
