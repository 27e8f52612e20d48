using Grid.Grains.Followers;

namespace Grid.Grains.Tests.Followers;

/// <summary>What views show once it has been committed. On a grid of its own: they count all there is.</summary>
public sealed class LiveViewsTests(TestGrid grid) : IClassFixture<TestGrid>
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task Numbers_follow_each_commit()
    {
        await using var views = grid.Follow();
        var desk = await grid.OpenDesk();
        var before = await views.CatchUp(grid);
        Assert.Equal(before.Position + 1, before.Entries);
        Assert.Equal(0, before.Lag);

        var id = await desk.Open();
        var opened = await views.CatchUp(grid);
        Assert.Equal(before.LiveCases + 1, opened.LiveCases);
        Assert.Equal(before.Entries + 1, opened.Entries);

        Replies.Done(await desk.Submit(id, desk.Ada, new CaseCommand.RecordAct("draft")));
        var acted = await views.CatchUp(grid);
        Assert.Equal(before.Acts + 1, acted.Acts);
        Assert.Equal(("case.act-recorded.v1", id.Value, "draft", desk.Ada), Told(views.Recent[0]));

        Replies.Done(await desk.Submit(id, desk.Ada, new CaseCommand.CloseCase()));
        var closed = await views.CatchUp(grid);
        Assert.Equal((before.LiveCases, before.ClosedCases + 1), (closed.LiveCases, closed.ClosedCases));
    }

    [Fact]
    public async Task Acts_are_counted_in_the_second_they_were_recorded_in()
    {
        await using var views = grid.Follow();
        var desk = await grid.OpenDesk();
        var id = await desk.Open();
        grid.Pass(TimeSpan.FromMinutes(10));
        for (var act = 0; act < 5; act++)
        {
            Replies.Done(await desk.Submit(id, desk.Ada, new CaseCommand.RecordAct("note")));
        }

        var at = grid.Clock.GetUtcNow();
        grid.Pass(TimeSpan.FromSeconds(2));
        Replies.Done(await desk.Submit(id, desk.Ada, new CaseCommand.RecordAct("note")));
        grid.Pass(TimeSpan.FromSeconds(1));
        var overview = await views.CatchUp(grid);
        Assert.Equal(0.6, overview.ActsPerSecond);
        Assert.Equal(300, overview.Rates.Length);
        Assert.Equal([5, 0, 1], overview.Rates[^3..].Select(point => point.Acts));
        Assert.Equal(at.ToUnixTimeSeconds(), overview.Rates[^3].At.ToUnixTimeSeconds());
        Assert.Equal(6, overview.Rates.Sum(point => point.Acts));
    }

    [Fact]
    public async Task Of_the_versions_of_a_pack_the_one_is_shown_that_is_in_force_now()
    {
        await using var views = grid.Follow();
        Replies.Done(await grid.Publish(Dated("2031-01-01", "dated.now")));
        Replies.Done(await grid.Publish(Dated("2090-01-01", "dated.later")));
        var overview = await views.CatchUp(grid);

        Assert.Equal(
            ["dated.now"],
            overview.Rules.Where(rule => rule.Pack?.Value == "dated").Select(rule => rule.Rule.Value));

        static Dictionary<string, string> Dated(string from, string rule) => new()
        {
            ["pack.yaml"] = $$"""
                pack: dated
                title: a pack with days
                effective: { from: {{from}} }
                acts: [{ act: draft }]
                rules:
                  - { id: {{rule}}, kind: act-present, act: draft, otherwise: there is no draft,
                      source: { title: t, article: "1" } }

                """,
        };
    }

    [Fact]
    public async Task A_breach_is_listed_with_what_it_is_about_and_its_rule_is_explained()
    {
        await using var views = grid.Follow();
        var desk = await grid.OpenDesk();
        var id = await Told(desk, new CaseCommand.OpenCase(Desk.Pack));
        var before = await views.CatchUp(grid);
        await Tell(desk, id, new CaseCommand.RecordAct("draft") { Officer = desk.Ada });
        await Tell(desk, id, new CaseCommand.RecordAct("sign") { Officer = desk.Ada });
        var broken = await views.CatchUp(grid);
        Assert.Equal(before.OpenBreaches + 1, broken.OpenBreaches);
        var row = Assert.Single((await views.Breaches(new(ListQuery.First) { Case = id }, None)).Rows);
        Assert.Equal(
            (id, "desk.signer-is-not-drafter", Desk.Pack, desk.Ada, "sign", true),
            (row.Case, row.Rule.Value, row.Pack!.Value, row.Officer!.Value, row.Act, row.IsOpen));
        Assert.Contains(
            (await views.Cases(new(ListQuery.First) { Broken = row.Rule }, None)).Rows, found => found.Id == id);
        Assert.Equal(1, await TotalOf(new(ListQuery.First) { Case = id }));
        Assert.Equal(broken.OpenBreaches, await TotalOf(new(ListQuery.First)));
        Assert.Equal(
            broken.Rules.Single(tally => tally.Rule == row.Rule).OpenBreaches,
            await TotalOf(new(ListQuery.First) { Rule = row.Rule, Pack = Desk.Pack }));
        Assert.Null(await TotalOf(new(ListQuery.First) { Officer = desk.Ada }));

        var rule = await views.Rule(Desk.Pack, row.Rule, None);
        Assert.Equal(1, broken.Rules.Count(tally => tally.Rule == row.Rule));
        Assert.Equal(
            ("different-officers", "article two"), (rule!.Kind, $"article {rule.Source!.Article}"));
        Assert.Equal([("First", "draft"), ("Second", "sign")], rule.Parameters.ToArray());
        Assert.True(rule.Tally.OpenBreaches >= 1);

        async Task<long?> TotalOf(BreachListQuery query) => (await views.Breaches(query, None)).Total;
    }

    [Fact]
    public async Task A_suspended_supervisor_leaves_holders_without_one()
    {
        await using var views = grid.Follow();
        var desk = await grid.OpenDesk();
        var id = await Told(
            desk, new CaseCommand.OpenCase(Desk.Pack) { Slots = [new(Desk.Lead, 1, desk.Ada)] });
        var before = await views.CatchUp(grid);
        Assert.False(await IsListed(views, id, unsupervised: true));

        Replies.Done(await desk.Suspend(desk.Sue));
        var suspended = await views.CatchUp(grid);
        Assert.Equal(
            before.BlindSpots.HoldersWithoutSupervisor + 1, suspended.BlindSpots.HoldersWithoutSupervisor);
        Assert.Equal(before.SuspendedOfficers + 1, suspended.SuspendedOfficers);
        Assert.True(await IsListed(views, id, unsupervised: true));
        Assert.True((await RowOf(views, desk.Ada)).IsUnsupervised);

        Replies.Done(await desk.Reinstate(desk.Sue));
        var reinstated = await views.CatchUp(grid);
        Assert.Equal(before.BlindSpots, reinstated.BlindSpots);
        Assert.False((await RowOf(views, desk.Ada)).IsUnsupervised);
    }

    [Fact]
    public async Task A_standing_that_was_told_in_advance_counts_when_its_time_has_come()
    {
        await using var views = grid.Follow();
        var desk = await grid.OpenDesk();
        var id = await Told(
            desk, new CaseCommand.OpenCase(Desk.Pack) { Slots = [new(Desk.Lead, 1, desk.Ada)] });
        var now = grid.Pass(TimeSpan.FromMinutes(1));
        Replies.Done(await desk.Grain(desk.Sue).Submit(
            new(desk.NextCommand(), Desk.Registry, new OfficerCommand.SuspendOfficer())
            {
                Intent = Intent.Record,
                At = new(now.LocalTicks + TimeSpan.TicksPerHour, 0),
            },
            None));
        await views.CatchUp(grid);
        Assert.False(await IsListed(views, id, unsupervised: true));

        grid.Pass(TimeSpan.FromHours(2));
        Replies.Done(await desk.Submit(id, desk.Tell(new CaseCommand.RecordAct("note") { Officer = desk.Ada })));
        await views.CatchUp(grid);
        Assert.True(await IsListed(views, id, unsupervised: true));
        Assert.Equal(Standing.Suspended, (await RowOf(views, desk.Sue)).Standing);
    }

    [Fact]
    public async Task A_case_without_holder_is_one_until_it_has_one_or_is_closed()
    {
        await using var views = grid.Follow();
        var desk = await grid.OpenDesk();
        var before = await views.CatchUp(grid);
        var one = await Told(desk, new CaseCommand.OpenCase(Desk.Pack));
        var two = await Told(desk, new CaseCommand.OpenCase(Desk.Pack));
        Assert.Equal(2, await Holderless(views, before));
        Assert.True(await IsListed(views, one, unsupervised: false));

        await Tell(desk, one, new CaseCommand.FillSlot(Desk.Lead, desk.Ada));
        Assert.Equal(1, await Holderless(views, before));
        await Tell(desk, two, new CaseCommand.CloseCase());
        Assert.Equal(0, await Holderless(views, before));
    }

    [Fact]
    public async Task Another_version_of_a_pack_may_ask_for_another_holder()
    {
        await using var views = grid.Follow();
        var desk = await grid.OpenDesk();
        var id = await Told(
            desk, new CaseCommand.OpenCase(Desk.Pack) { Slots = [new(Desk.Lead, 1, desk.Ada)] });
        Assert.False(await IsListed(views, id, unsupervised: false));
        Replies.Done(await grid.Publish(new Dictionary<string, string>
        {
            ["pack.yaml"] = Desk.PackText.Replace("    slot: lead", "    slot: panel", StringComparison.Ordinal),
        }));
        Assert.True(await IsListed(views, id, unsupervised: false));
        Replies.Done(await grid.Publish(Desk.PackFiles));
        Assert.False(await IsListed(views, id, unsupervised: false));
    }

    [Fact]
    public async Task An_act_without_officer_is_a_blind_spot_for_good()
    {
        await using var views = grid.Follow();
        var desk = await grid.OpenDesk();
        var before = await views.CatchUp(grid);
        var id = await Told(desk, new CaseCommand.OpenCase(Desk.Pack));
        await Tell(desk, id, new CaseCommand.RecordAct("note"));
        await Tell(desk, id, new CaseCommand.CloseCase());
        var after = await views.CatchUp(grid);
        Assert.Equal(before.BlindSpots.ActsWithoutOfficer + 1, after.BlindSpots.ActsWithoutOfficer);
        var row = Assert.Single(
            (await views.Cases(new(ListQuery.First) { WithoutOfficer = true }, None)).Rows, found => found.Id == id);
        Assert.Equal("closed", row.Status);
    }

    [Fact]
    public async Task Changes_of_one_stream_wake_those_who_watch_it_and_nobody_else()
    {
        await using var views = grid.Follow();
        var desk = await grid.OpenDesk();
        var (one, two) = (await desk.Open(), await desk.Open());
        await views.CatchUp(grid);
        await using var watching = views.Changes(one.Value, None).GetAsyncEnumerator(None);
        Assert.True(await watching.MoveNextAsync());

        var next = watching.MoveNextAsync();
        Replies.Done(await desk.Submit(two, desk.Ada, new CaseCommand.RecordAct("note")));
        await views.CatchUp(grid);
        Assert.False(next.IsCompleted);
        var receipt = Replies.Done(await desk.Submit(one, desk.Ada, new CaseCommand.RecordAct("note")));
        Assert.True(await next);
        Assert.True(watching.Current.Position >= receipt.Position);
        Assert.Equal(2, (await views.Case(one, None))!.Entries);
    }

    [Fact]
    public async Task Who_watches_an_officer_is_told_when_a_seat_of_theirs_changes_in_a_case()
    {
        await using var views = grid.Follow();
        var desk = await grid.OpenDesk();
        var id = await Told(desk, new CaseCommand.OpenCase(Desk.Pack) { Slots = [new(Desk.Lead, 1, desk.Ada)] });
        await views.CatchUp(grid);
        await using var watching = views.Changes(desk.Bo.Value, None).GetAsyncEnumerator(None);
        Assert.True(await watching.MoveNextAsync());

        await ChangesBy(new CaseCommand.FillSlot(Desk.Panel, desk.Ada), moves: false);
        await ChangesBy(new CaseCommand.FillSlot(Desk.Panel, desk.Bo) { Seat = 2 }, moves: true);
        Assert.Equal(1, (await views.Officer(desk.Bo, None))!.View.Workload.Seats);
        await ChangesBy(new CaseCommand.RecordAct("note"), moves: false);
        await ChangesBy(new CaseCommand.TransferResponsibility(Desk.Lead, desk.Bo), moves: true);
        Assert.Equal(2, (await views.Officer(desk.Bo, None))!.View.Workload.Seats);
        await ChangesBy(new CaseCommand.CloseCase(), moves: true);
        Assert.Equal(0, (await views.Officer(desk.Bo, None))!.View.Workload.Seats);

        async Task ChangesBy(CaseCommand command, bool moves)
        {
            var size = await grid.Size();
            await Tell(desk, id, command);
            await views.CatchUp(grid);
            if (moves)
            {
                Assert.True(await watching.MoveNextAsync());
                Assert.True(watching.Current.Position >= size);
            }
        }
    }

    [Fact]
    public async Task The_workload_is_that_of_the_exact_index_before_and_after_the_ledger_was_read()
    {
        await using var views = grid.Follow();
        var desk = await grid.OpenDesk();
        await desk.BeClerk();
        for (var number = 0; number < 3; number++)
        {
            await desk.Open();
        }

        var first = (await views.Officer(desk.Ada, None))!;
        await views.CatchUp(grid);
        var then = (await views.Officer(desk.Ada, None))!;
        var exact = await desk.Look(desk.Ada);
        Assert.Equal(new WorkloadView(3, 3, 0, 2), exact.Workload);
        Assert.Equal((exact.Workload, exact.Workload), (first.View.Workload, then.View.Workload));
        Assert.InRange(Assert.Single(then.CountedFor), Assert.Single(first.CountedFor), exact.TrueFor[0]);
    }

    [Fact]
    public async Task Whoever_has_more_cases_than_the_pack_lets_one_have_is_listed_until_one_is_closed()
    {
        await using var views = grid.Follow();
        var desk = await grid.OpenDesk();
        await desk.BeClerk();
        var asked = new OfficerListQuery(new(desk.Ada.Value, null, null, 10)) { IsOverloaded = true };
        for (var number = 0; number < 2; number++)
        {
            await desk.Open();
        }

        await views.CatchUp(grid);
        Assert.Empty((await views.Officers(asked, None)).Rows);

        var last = await desk.Open();
        await views.CatchUp(grid);
        var row = Assert.Single((await views.Officers(asked, None)).Rows);
        Assert.Equal((desk.Ada, new WorkloadView(3, 3, 0, 2)), (row.Id, row.Workload));

        await Tell(desk, last, new CaseCommand.CloseCase());
        await views.CatchUp(grid);
        Assert.Empty((await views.Officers(asked, None)).Rows);
    }

    [Fact]
    public async Task A_thousand_watchers_are_told_and_all_end_with_the_views()
    {
        var views = grid.Follow();
        var desk = await grid.OpenDesk();
        await views.CatchUp(grid);
        var size = await grid.Size();
        var watching = Enumerable.Range(0, 1000)
            .Select(number => Watch(views, number % 2 == 0 ? null : $"case:watched-{number % 10}", size)).ToArray();
        await desk.Open();
        await Task.WhenAll(watching.Where((_, number) => number % 2 == 0).Select(watcher => watcher.Told.Task));
        Assert.All(watching, watcher => Assert.False(watcher.Ended.IsCompleted));
        await views.DisposeAsync();
        await Task.WhenAll(watching.Select(watcher => watcher.Ended));
        await using var late = views.Changes("case:late", None).GetAsyncEnumerator(None);
        Assert.True(await late.MoveNextAsync());
        Assert.False(await late.MoveNextAsync());
    }

    private static (TaskCompletionSource Told, Task Ended) Watch(LiveViews views, string? stream, long position)
    {
        var told = new TaskCompletionSource();
        return (told, Run());

        async Task Run()
        {
            await foreach (var change in views.Changes(stream, None))
            {
                if (change.Position >= position)
                {
                    told.TrySetResult();
                }
            }
        }
    }

    private static async Task<CaseId> Told(Desk desk, CaseCommand.OpenCase opening)
    {
        var id = desk.NextCase();
        Replies.Done(await desk.Submit(id, desk.Tell(opening)));
        return id;
    }

    private static async Task Tell(Desk desk, CaseId id, CaseCommand command) =>
        Replies.Done(await desk.Submit(id, desk.Tell(command)));

    private static (string, string, string?, OfficerId) Told(RecentEntry entry) =>
        (entry.Type, entry.Stream, entry.Act, entry.Officer!.Value);

    private static async Task<OfficerRow> RowOf(LiveViews views, OfficerId officer) => Assert.Single(
        (await views.Officers(new(ListQuery.First with { Search = officer.Value }), None)).Rows,
        row => row.Id == officer);

    private async Task<long> Holderless(LiveViews views, OverviewView before) =>
        (await views.CatchUp(grid)).BlindSpots.CasesWithoutHolder - before.BlindSpots.CasesWithoutHolder;

    private async Task<bool> IsListed(LiveViews views, CaseId id, bool unsupervised)
    {
        await views.CatchUp(grid);
        var page = await views.Cases(
            new(ListQuery.First with { Search = id.Value })
            {
                WithoutHolder = !unsupervised,
                WithoutSupervisor = unsupervised,
            },
            None);
        return page.Rows.Any(row => row.Id == id);
    }
}
