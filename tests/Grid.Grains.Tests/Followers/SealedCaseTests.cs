using CsCheck;
using Grid.Grains.Followers;

namespace Grid.Grains.Tests.Followers;

/// <summary>Nobody can tell by anything they read that there is a sealed case. On a grid of its own.</summary>
public sealed class SealedCaseTests(TestGrid grid) : IClassFixture<TestGrid>
{
    private static readonly PackName Pack = new("sealing");

    private static readonly CancellationToken None = CancellationToken.None;

    // No officer changes: that anybody would see.
    private static readonly Gen<(int Deed, int One, int Other)[]> Steps =
        Gen.Select(Gen.Int[0, 99], Gen.Int[0, 7], Gen.Int[0, 999])
            .Select(step => ((step.Item1 * 10) + step.Item2, step.Item3, step.Item3 / 3)).Array[10, 40];

    /// <summary>A pack that seals odd cases.</summary>
    internal static readonly Dictionary<string, string> PackFiles = new()
    {
        ["pack.yaml"] = Desk.PackText.Replace("pack: desk", "pack: sealing", StringComparison.Ordinal) + """
            supervision:
              - id: made.sealed
                kind: secrecy
                title: odd cases are sealed
                kinds: [odd]
                source: { title: a house rule, article: five }

            """,
    };

    [Fact]
    public async Task Whatever_happens_in_sealed_cases_changes_nothing_that_is_read()
    {
        Assert.IsNotType<Reply.Refused>(await grid.Publish(PackFiles));
        var desk = await grid.OpenDesk();
        await Walk(desk, isSealed: false, [.. Enumerable.Range(0, 60).Select(step => (step * 17, step, step * 7))]);
        await using var views = grid.Follow();
        var before = await Everything(desk, views);
        Assert.Contains(desk.Ada.Value, before, StringComparison.Ordinal);

        await Steps.SampleAsync(
            async steps =>
            {
                var hidden = await Walk(desk, isSealed: true, steps);
                await using var anew = grid.Follow();
                Assert.Equal(before, await Everything(desk, views));
                Assert.Equal(before, await Everything(desk, anew));
                foreach (var id in hidden)
                {
                    await IsNotThere(desk, views, id);
                }
            },
            iter: 4,
            threads: 1);
        Assert.Equal(0, await Differences(views));
    }

    [Fact]
    public async Task Whoever_it_is_open_to_reads_it_once_that_is_on_record()
    {
        Assert.IsNotType<Reply.Refused>(await grid.Publish(PackFiles));
        var desk = await grid.OpenDesk();
        var id = desk.NextCase();
        Replies.Done(await desk.Submit(id, desk.Ada, Opening(desk)));

        var mine = await desk.Grain(id).Read(desk.Ask(desk.Ada, Reading), None);
        Replies.Done(mine.Reply);
        Assert.Equal((id, CaseStatus.Open, true), (mine.View!.Id, mine.View.Status, mine.View.IsSealed));
        Assert.Equal(["case.opened.v1", "case.case-read.v1"], await grid.TypesIn(id.Value));

        // What they do in it is in no number and no list of refusals.
        var told = grid.Tally.Outcomes.Sum(outcome => outcome.Count);
        Replies.Done(await desk.Submit(id, desk.Ada, new CaseCommand.RecordAct("draft")));
        Replies.Refused(await desk.Submit(id, desk.Ada, new CaseCommand.RecordAct("unlisted")), "act.is-listed");
        Assert.Equal(told, grid.Tally.Outcomes.Sum(outcome => outcome.Count));
        Assert.DoesNotContain(grid.Tally.RecentRefusals(), refusal => refusal.Stream == id.Value);

        var strange = await desk.Grain(id).Read(desk.Ask(desk.Max, Reading), None);
        var nowhere = await desk.Grain(desk.NextCase()).Read(desk.Ask(desk.Max, Reading), None);
        Assert.Null(strange.View);
        Assert.Equal(Replies.Told(nowhere.Reply), Replies.Told(strange.Reply));
        await desk.Grid.Forget(desk.Grain(id));
        Assert.Equal(CaseStatus.None, (await desk.Look(id)).Status);
        Assert.False((await desk.Who(id)).IsKnown);
        Assert.Empty((await grid.Verify()).Damage);
    }

    [Fact]
    public async Task What_was_noted_before_a_sealed_case_was_opened_is_all_that_anybody_reads_of_it()
    {
        Assert.IsNotType<Reply.Refused>(await grid.Publish(PackFiles));
        var desk = await grid.OpenDesk();
        var id = desk.NextCase();
        var tried = desk.Ask(desk.Ada, new CaseCommand.FillSlot(Desk.Lead, desk.Ada)) with { Attempt = 2 };
        Replies.Refused(await desk.Submit(id, tried), "case.is-known");
        await using var views = grid.Follow();
        var before = await Everything(desk, views);
        var entries = await views.Entries(id.Value, 1, None);
        Assert.Equal("case.retry-settled.v1", Assert.Single(entries.Rows).Type);

        Replies.Done(await desk.Submit(id, desk.Ada, Opening(desk)));
        Replies.Done(await desk.Submit(id, desk.Ada, new CaseCommand.RecordAct("draft")));

        await using var anew = grid.Follow();
        Assert.Equal(before, await Everything(desk, views));
        Assert.Equal(before, await Everything(desk, anew));
        var still = await views.Entries(id.Value, 1, None);
        Assert.Equal(entries.Rows.ToArray(), still.Rows.ToArray());
        Assert.Equal(1, (await views.Entries(id.Value, 2, None)).Total);
        await IsNotThere(desk, views, id, noted: 1);
        Assert.Equal(
            ["case.retry-settled.v1", "case.opened.v1", "case.act-recorded.v1"], await grid.TypesIn(id.Value));
        Assert.Equal(0, await Differences(views));
    }

    [Fact]
    public async Task What_is_not_sealed_is_read_without_a_record()
    {
        var desk = await grid.OpenDesk();
        var id = await desk.Open();
        var read = await desk.Grain(id).Read(desk.Ask(desk.Max, Reading), None);
        Assert.IsType<Reply.AlreadySo>(read.Reply);
        Assert.Equal((await desk.Look(id)).Sequence, read.View!.Sequence);
        Assert.Equal(["case.opened.v1"], await grid.TypesIn(id.Value));
    }

    private static CaseCommand.ReadCase Reading => new(new("the appeal", new string('a', 32)));

    internal static CaseCommand.OpenCase Opening(Desk desk) =>
        new(Pack) { Kind = "odd", Slots = [new(Desk.Lead, 1, desk.Ada)] };

    private static async Task<IReadOnlyList<CaseId>> Walk(
        Desk desk, bool isSealed, (int Deed, int One, int Other)[] steps)
    {
        var walk = new OfficeWalk(desk) { Pack = Pack, Kind = isSealed ? "odd" : "plain", Pause = TimeSpan.Zero };
        await walk.Take(steps);
        return walk.Cases;
    }

    // All that can be read of the grid by somebody whom nobody knows, but for how far the ledger goes.
    private async Task<string> Everything(Desk desk, LiveViews views)
    {
        var size = await grid.Size();
        var overview = views.Overview;
        while (!views.IsCaughtUp || overview.Position < size - 1)
        {
            await Task.Yield();
            overview = views.Overview;
        }

        var text = await ViewText.Of(views, overview with { Position = 0 });
        foreach (var officer in (OfficerId[])[desk.Ada, desk.Bo, desk.Cy, desk.Pat, desk.Sue, desk.Max])
        {
            var view = await desk.Look(officer);
            var history = await views.Officer(officer, None);
            text += $"\n{officer} {view.Workload} {string.Join(' ', view.Responsibilities)} "
                + $"{history?.View.Workload.Seats} {string.Join(' ', history?.ActedFor ?? [])} "
                + string.Join(' ', history?.View.Responsibilities ?? []);
        }

        var unit = await grid.Grains.GetGrain<IUnitGrain>("unit:north").Look(None);
        return $"{text}\n{string.Join(' ', unit.OpenCases)} {unit.HasMoreCases}\n{await Followed()}";
    }

    private async Task<string> Followed()
    {
        var ledger = grid.Grains.GetGrain<ILedgerGrain>("ledger");
        var text = "";
        var from = Cursor.Beginning;
        while (await ledger.Read(from, 500, None) is { Entries.IsEmpty: false } page)
        {
            text += string.Join('\n', page.Entries.Select(entry => entry.Json));
            from = page.Next;
        }

        var followed = await ledger.Follow(Cursor.Beginning, 1000, TimeSpan.Zero, None);
        return text + string.Join('\n', followed.Steps.Select(step => step.Entry.Json));
    }

    private static async Task IsNotThere(Desk desk, LiveViews views, CaseId id, int noted = 0)
    {
        Assert.Equal(new CaseView(id, CaseStatus.None).Sequence, (await desk.Look(id)).Sequence);
        Assert.False((await desk.Who(id)).IsKnown);
        Assert.Null(await views.Case(id, None));
        Assert.Equal(noted, (await views.Entries(id.Value, 1, None)).Total);
    }

    private static async Task<long> Differences(LiveViews views) =>
        (await views.Coverage(null, 30, None)).Differences;
}
