using Grid.Packs;

namespace Grid.Grains.Tests;

[Collection(OneSilo.Name)]
public sealed class PackPublicationTests(TestGrid grid)
{
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
