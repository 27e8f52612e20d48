using Grid.Packs;

namespace Grid.Grains.Tests;

[Collection(OneSilo.Name)]
public sealed class PackPublicationTests(TestGrid grid)
{
    private const string ByAct =
        "- { id: CAL-12, rule: norm-version, procedure: at_act, liability: at_conduct, "
        + "source: { title: t, article: \"3\" } }";

    private const string Counting = $"counting:\n  {ByAct}\n";

    private const string ByRecord = "";

    [Fact]
    public async Task A_pack_is_published_once_and_again_when_it_has_changed()
    {
        var name = await NewPack();
        Assert.Equal(1, Replies.Done(await grid.Publish(Files(name, "first"))).Sequence);
        Assert.IsType<Reply.AlreadySo>(await grid.Publish(Files(name, "first")));
        Assert.Equal(2, Replies.Done(await grid.Publish(Files(name, "second"))).Sequence);
        Assert.Equal(3, Replies.Done(await grid.Publish(Files(name, "first"))).Sequence);
        Assert.All(await grid.TypesIn($"pack:{name}"), type => Assert.Equal("pack.published.v1", type));
        Assert.Equal(3, (await grid.Entries($"pack:{name}")).Length);
    }

    [Fact]
    public async Task Whoever_publishes_the_same_pack_at_the_same_time_submits_the_same_command()
    {
        var name = await NewPack();
        var replies = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => grid.Publish(Files(name, "once"))));
        Assert.All(replies, reply => Assert.True(reply is Reply.Done or Reply.AlreadySo, Replies.Told(reply)));
        Assert.Single(await grid.Entries($"pack:{name}"));
    }

    [Fact]
    public async Task Content_that_does_not_compile_is_refused_with_file_and_line()
    {
        var name = await NewPack();
        var content = PackContent.FromFiles(
            new Dictionary<string, string> { ["pack.yaml"] = $"pack: {name}\ntitle: broken\nruless: []\n" }).Content!;
        var reply = await Publish(name, content.Version, content.Json);
        var reasons = Assert.IsType<Reply.Refused>(reply).Reasons;
        Assert.All(reasons, reason => Assert.Equal("publish.pack-is-well-formed", reason.Rule.Value));
        Assert.Contains(reasons, reason => reason.Missing!.StartsWith("pack.yaml:3: ", StringComparison.Ordinal));
        Assert.Empty(await grid.Entries($"pack:{name}"));
    }

    [Fact]
    public async Task Content_that_is_not_what_was_announced_is_refused()
    {
        var name = await NewPack();
        var content = PackContent.FromFiles(Files(name, "right")).Content!;
        Assert.All(
            [
                await Publish(name, new(new('0', 64)), content.Json),
                await Publish(name + "-other", content.Version, content.Json),
                await Publish(name, content.Version, "{}"),
                await Publish(name, content.Version, content.Json + " "),
            ],
            reply => Assert.All(
                Assert.IsType<Reply.Refused>(reply).Reasons,
                reason => Assert.Equal("publish.pack-is-well-formed", reason.Rule.Value)));
    }

    [Fact]
    public async Task A_case_is_judged_by_the_version_in_force_when_it_is_acted_on()
    {
        var desk = await grid.OpenDesk();
        var name = await NewPack();
        Replies.Done(await grid.Publish(Files(name, "strict")));
        var id = desk.NextCase();
        Replies.Done(await desk.Submit(id, desk.Tell(new CaseCommand.OpenCase(new(name)))));
        Replies.Refused(await desk.Submit(id, desk.Tell(new CaseCommand.RecordAct("other"))), "act.is-listed");
        Replies.Done(await grid.Publish(Files(name, "lax", "other")));
        Replies.Done(await desk.Submit(id, desk.Tell(new CaseCommand.RecordAct("other"))));
        var headers = (await grid.Entries(id.Value)).Select(entry => entry.Header).ToArray();
        Assert.NotEqual(headers[0].Pack, headers[1].Pack);
        Assert.Equal((1, 2), (headers[0].Relied[$"pack:{name}"], headers[1].Relied[$"pack:{name}"]));
    }

    [Fact]
    public async Task A_version_with_days_judges_the_acts_of_these_days_however_late_they_are_told()
    {
        var (name, id) = await OpenUnder("effective: { from: 2031-01-01 }");
        var desk = await grid.OpenDesk();
        Replies.Done(await grid.Publish(Dated(name, "effective: { from: 2032-01-01 }", "new")));

        Replies.Done(await desk.Submit(id, desk.Tell(new CaseCommand.RecordAct("new"))));
        Replies.Refused(await desk.Submit(id, desk.Tell(new CaseCommand.RecordAct("act"))), "act.is-listed");
        Replies.Done(await desk.Submit(id, desk.Tell(new CaseCommand.RecordAct("act"), Told("2031-12-31"))));
        Replies.Refused(
            await desk.Submit(id, desk.Tell(new CaseCommand.RecordAct("new"), Told("2031-12-31"))), "act.is-listed");
        Replies.Refused(
            await desk.Submit(id, desk.Tell(new CaseCommand.RecordAct("act"), Told("2030-12-31"))), "pack.is-in-force");

        var entries = (await grid.Entries(id.Value)).Select(entry => entry.Header.Pack).ToArray();
        Assert.Equal(entries[0], entries[2]);
        Assert.NotEqual(entries[0], entries[1]);
    }

    [Fact]
    public async Task Cases_opened_before_keep_the_old_version_where_the_new_one_says_so()
    {
        var (name, id) = await OpenUnder("effective: { from: 2031-01-01 }", Told("2031-06-01"));
        var desk = await grid.OpenDesk();
        const string keeps = "effective: { from: 2032-01-01 }\ntransition: { cases_opened_before: keep_old }";
        Replies.Done(await grid.Publish(Dated(name, keeps, "new")));
        var young = desk.NextCase();
        Replies.Done(await desk.Submit(young, desk.Tell(new CaseCommand.OpenCase(new(name)))));

        Replies.Done(await desk.Submit(id, desk.Tell(new CaseCommand.RecordAct("act"))));
        Replies.Done(await desk.Submit(young, desk.Tell(new CaseCommand.RecordAct("new"))));
        Replies.Refused(await desk.Submit(young, desk.Tell(new CaseCommand.RecordAct("act"))), "act.is-listed");

        // The case remembers when it was opened from what the ledger says, not from what was in memory.
        await grid.Forget(desk.Grain(id));
        Replies.Done(await desk.Submit(id, desk.Tell(new CaseCommand.RecordAct("act"))));
    }

    [Fact]
    public async Task A_version_for_days_that_another_has_is_refused_and_the_grid_goes_on_under_the_old_one()
    {
        var (name, id) = await OpenUnder("effective: { from: 2031-01-01 }");
        var desk = await grid.OpenDesk();
        var refused = Assert.IsType<Reply.Refused>(
            await grid.Publish(Dated(name, "effective: { from: 2031-01-01, until: 2039-12-31 }", "new")));

        var reason = Assert.Single(refused.Reasons);
        Assert.Equal("publish.dates-are-free", reason.Rule.Value);
        Assert.StartsWith("pack.yaml:4: this version holds from 2031-01-01 until 2039-12-31, version ", reason.Missing);
        Assert.Contains("let one end before the other begins", reason.Missing!, StringComparison.Ordinal);
        Replies.Done(await desk.Submit(id, desk.Tell(new CaseCommand.RecordAct("act"))));
        Assert.Single(await grid.Entries($"pack:{name}"));
    }

    [Fact]
    public async Task The_days_of_a_version_are_what_the_ledger_says_after_a_restart_of_its_grain()
    {
        var (name, _) = await OpenUnder("effective: { from: 2031-01-01 }");
        Replies.Done(await grid.Publish(Dated(name, "effective: { from: 2040-01-01, until: 2041-12-31 }", "new")));
        var grain = grid.Grains.GetGrain<IRulePackGrain>($"pack:{name}");
        var before = await grain.Look(CancellationToken.None);
        await grid.Forget(grain);
        var after = await grain.Look(CancellationToken.None);

        Assert.Equal(2, after.Versions.Length);
        Assert.Equal(before.Versions.AsEnumerable(), after.Versions.AsEnumerable());
        Assert.Equal("from 2040-01-01 until 2041-12-31", $"{after.Versions[1].Effective}");
        Assert.IsType<Reply.AlreadySo>(await grid.Publish(Dated(name, "effective: { from: 2031-01-01 }", "act")));
        Assert.True((await grid.Verify()).IsClean);
    }

    [Fact]
    public async Task A_running_clock_keeps_the_version_that_was_in_force_when_it_began()
    {
        var (desk, name) = (await grid.OpenDesk(), await NewPack());
        Replies.Done(await grid.Publish(WithTerm(name, "effective: { from: 2031-01-01 }", 10)));
        Replies.Done(await grid.Publish(WithTerm(name, "effective: { from: 2032-01-01 }", 5)));
        var (old, young) = (desk.NextCase(), desk.NextCase());
        Assert.Empty(await Served(old, "2031-12-28", "2032-01-06"));
        Assert.Equal(["T-M01"], await Served(young, "2032-01-02", "2032-01-11"));

        // A filing of the old days that is told late starts the term of the old days.
        Assert.Empty(await Served(desk.NextCase(), "2031-06-01", "2031-06-09"));

        async Task<IEnumerable<string>> Served(CaseId id, string filed, string judged)
        {
            Replies.Done(await desk.Submit(id, desk.Tell(new CaseCommand.OpenCase(new(name)), Told(filed))));
            Replies.Done(await desk.Submit(id, desk.Tell(new CaseCommand.RecordAct("Filed"), Told(filed))));
            Replies.Done(await desk.Submit(id, desk.Tell(new CaseCommand.RecordAct("Judged"), Told(judged))));
            return (await desk.Look(id)).Breaches.Select(breach => breach.Rule.Value);
        }
    }

    [Fact]
    public async Task Where_no_row_says_by_which_version_procedure_goes_it_is_the_one_of_the_day_it_is_told()
    {
        var (desk, name) = (await grid.OpenDesk(), await NewPack());
        Replies.Done(await grid.Publish(Dated(name, "effective: { from: 2031-01-01 }", "act", ByRecord)));
        var id = desk.NextCase();
        Replies.Done(await desk.Submit(id, desk.Tell(new CaseCommand.OpenCase(new(name)), Told("2031-06-01"))));
        Replies.Done(await grid.Publish(Dated(name, "effective: { from: 2032-01-01 }", "new", ByRecord)));

        Replies.Done(await desk.Submit(id, desk.Tell(new CaseCommand.RecordAct("new"), Told("2031-12-31"))));
        Replies.Refused(
            await desk.Submit(id, desk.Tell(new CaseCommand.RecordAct("act"), Told("2031-12-31"))), "act.is-listed");

        // The law of the day it is told is also who says by which law the past is measured.
        Replies.Done(await grid.Publish(Dated(name, "effective: { from: 2032-01-03 }", "newest")));
        Replies.Done(await desk.Submit(id, desk.Tell(new CaseCommand.RecordAct("act"), Told("2031-12-31"))));
        Replies.Done(await desk.Submit(id, desk.Tell(new CaseCommand.RecordAct("newest"))));
        Assert.True((await grid.Verify()).IsClean);
    }

    private static Dictionary<string, string> WithTerm(string name, string effective, int days) => new()
    {
        ["pack.yaml"] = $$"""
            pack: {{name}}
            title: a term
            {{effective}}
            acts: [{ act: Filed }, { act: Judged }]
            counting:
              - { id: CAL-1, rule: start-not-counted, source: { title: t, article: "1" } }
              {{ByAct}}
            clocks:
              - { id: T-M01, title: t, start: { event: Filed }, length: { value: {{days}}, unit: day },
                  stop: { event: Judged }, source: { title: t, article: "2" } }

            """,
    };

    private async Task<(string Name, CaseId Case)> OpenUnder(string effective, Timestamp? at = null)
    {
        var (desk, name) = (await grid.OpenDesk(), await NewPack());
        Replies.Done(await grid.Publish(Dated(name, effective, "act")));
        var id = desk.NextCase();
        Replies.Done(await desk.Submit(id, desk.Tell(new CaseCommand.OpenCase(new(name)), at)));
        return (name, id);
    }

    private static Timestamp Told(string day) => Timestamp.Parse(day + "T12:00:00Z");

    private static Dictionary<string, string> Dated(
        string name, string effective, string act, string counting = Counting) => new()
        {
            ["pack.yaml"] =
            $"pack: {name}\ntitle: dated\nacts: [{"{"} act: {act} {"}"}]\n{effective}\n{counting}",
        };

    private Task<Reply> Publish(string name, PackVersion version, string content) =>
        grid.Grains.GetGrain<IRulePackGrain>($"pack:{name}").Submit(
            new(
                new($"publish-{version}-{content.Length}"),
                Desk.Registry,
                new PackCommand.PublishPack(version, content)),
            CancellationToken.None);

    private async Task<string> NewPack() => (await grid.OpenDesk()).NextCase().Value["case:".Length..];

    private static Dictionary<string, string> Files(string name, string title, string act = "act") => new()
    {
        ["pack.yaml"] = $"pack: {name}\ntitle: {title}\nacts: [{"{"} act: {act} {"}"}]\n",
    };
}
