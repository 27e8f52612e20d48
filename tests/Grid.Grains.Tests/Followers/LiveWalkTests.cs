using CsCheck;
using Grid.Grains.Followers;

namespace Grid.Grains.Tests.Followers;

/// <summary>Whatever happens, what views show is what the ledger holds. On a grid of its own.</summary>
public sealed class LiveWalkTests(TestGrid grid) : IClassFixture<TestGrid>
{
    private static readonly CancellationToken None = CancellationToken.None;

    private static readonly Gen<(int Deed, int One, int Other)[]> Steps =
        Gen.Select(Gen.Int[0, 999], Gen.Int[0, 999], Gen.Int[0, 999]).Array[20, 60];

    [Fact]
    public async Task Views_begun_anew_show_what_those_show_that_were_there_all_the_time()
    {
        await using var views = grid.Follow();
        await Steps.SampleAsync(
            async steps =>
            {
                await Walk(steps);
                var before = await views.CatchUp(grid);
                await using var anew = grid.Follow();
                var after = await anew.CatchUp(grid);
                Assert.Equal(await ViewText.Of(views, before), await ViewText.Of(anew, after));
            },
            iter: 12,
            threads: 1);
    }

    [Fact]
    public async Task Numbers_are_those_that_the_cases_themselves_tell()
    {
        await using var views = grid.Follow();
        await Steps.SampleAsync(
            async steps =>
            {
                var before = await views.CatchUp(grid);
                var walk = await Walk(steps);
                var after = await views.CatchUp(grid);
                var cases = await Task.WhenAll(walk.Cases.Select(id => grid.Grains
                    .GetGrain<ICaseGrain>(id.Value).Look(None)));
                var live = cases.Where(view => view.Status == CaseStatus.Open).ToArray();
                var known = cases.Where(view => view.Status != CaseStatus.None).ToArray();

                Assert.Equal(live.Length, after.LiveCases - before.LiveCases);
                Assert.Equal(known.Length - live.Length, after.ClosedCases - before.ClosedCases);
                Assert.Equal(known.Sum(view => view.Acts.Length), after.Acts - before.Acts);
                Assert.Equal(
                    new BlindSpotTally(
                        live.Count(view => !view.Unheld.IsEmpty),
                        live.Sum(view => view.Seats.Where(seat => seat.Supervisor is null)
                            .Select(seat => seat.Slot).Distinct().Count()),
                        known.Sum(view => view.Acts.Count(act => act.Officer is null))),
                    new BlindSpotTally(
                        after.BlindSpots.CasesWithoutHolder - before.BlindSpots.CasesWithoutHolder,
                        after.BlindSpots.HoldersWithoutSupervisor - before.BlindSpots.HoldersWithoutSupervisor,
                        after.BlindSpots.ActsWithoutOfficer - before.BlindSpots.ActsWithoutOfficer));
                Assert.Equal(
                    known.Sum(view => view.Standing.Count(judged => judged.Verdict == VerdictKind.Undecidable)),
                    after.Undecidable - before.Undecidable);
                Assert.Equal(
                    known.Sum(view => view.Breaches.Length),
                    after.Rules.Sum(rule => rule.Breaches) - before.Rules.Sum(rule => rule.Breaches));
            },
            iter: 12,
            threads: 1);
        var all = await views.CatchUp(grid);
        var coverage = await views.Coverage(null, 30, None);
        Assert.Equal(
            (all.LiveCases, all.BlindSpots, all.Undecidable, all.Loops.All),
            (coverage.Counts.LiveCases,
                new BlindSpotTally(
                    coverage.Counts.CasesWithoutHolder,
                    coverage.Counts.HoldersWithoutSupervisor,
                    coverage.Counts.ActsWithoutOfficer),
                coverage.Counts.Undecidable,
                coverage.Counts.OpenLoops));
        Assert.Equal(coverage.Counts.LiveCases, coverage.Below.Sum(below => below.Counts.LiveCases));
        long[] numbers =
        [
            all.BlindSpots.CasesWithoutHolder, all.BlindSpots.HoldersWithoutSupervisor,
            all.BlindSpots.ActsWithoutOfficer, all.OpenBreaches, all.Undecidable, all.ClosedCases,
        ];
        Assert.DoesNotContain(0, numbers);
    }

    [Fact]
    public async Task Numbers_are_those_that_the_entries_of_each_case_tell_once_more()
    {
        await Steps.SampleAsync(async steps => await Walk(steps), iter: 6, threads: 1);
        Assert.Empty(await grid.CountAnew());
    }

    [Fact]
    public async Task Pages_show_each_row_once_both_ways_under_every_filter()
    {
        await using var views = grid.Follow();
        await Gen.Select(Steps, Gen.Int[1, 9]).SampleAsync(
            async (steps, size) =>
            {
                await Walk(steps);
                await views.CatchUp(grid);
                foreach (var query in ViewText.CaseQueries())
                {
                    await IsPaged(list => views.Cases(query with { List = list }, None), row => row.Id.Value, size);
                }

                await IsPaged(list => views.Officers(new(list), None), row => row.Id.Value, size);
                await IsPaged(
                    list => views.Officers(new(list) { Standing = Standing.Suspended }, None),
                    row => row.Id.Value,
                    size);
                await IsPaged(
                    list => views.Breaches(new(list) { AlsoCleared = true }, None),
                    row => $"{row.Case}#{row.Sequence}",
                    size);
                await IsPaged(
                    list => views.Responsibilities(new("officer:d1-ada"), list, None),
                    held => $"{held.Case} {held.Slot} {held.Seat}",
                    size);
            },
            iter: 5,
            threads: 1);
    }

    private static async Task IsPaged<T>(
        Func<ListQuery, Task<ListPage<T>>> page, Func<T, string> keyOf, int size)
    {
        foreach (var search in new[] { null, "1", "ADA", "no such thing" })
        {
            var whole = (await Watching.All(page, ListQuery.First with { Search = search })).Select(keyOf).ToArray();
            Assert.Equal(whole.Distinct(), whole);
            var query = ListQuery.First with { Search = search, Size = size };
            Assert.Equal(whole, (await Watching.All(page, query)).Select(keyOf));
            Assert.Equal(whole, (await Watching.AllBackwards(page, query)).Select(keyOf));
            var total = (await page(query)).Total;
            Assert.True(total is null || total == whole.Length);
        }
    }

    private async Task<OfficeWalk> Walk(IEnumerable<(int Deed, int One, int Other)> steps)
    {
        var walk = new OfficeWalk(await grid.OpenDesk());
        await walk.Take(steps);
        return walk;
    }
}
