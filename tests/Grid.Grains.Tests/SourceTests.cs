namespace Grid.Grains.Tests;

[Collection(OneSilo.Name)]
public sealed class SourceTests(TestGrid grid)
{
    private static readonly SourceCommand.BindSource Bind = new("aa", Desk.Pack, new("bb"));

    [Fact]
    public async Task A_source_is_bound_once_and_for_good()
    {
        var name = $"source:{(await grid.OpenDesk()).NextCase().Value}";
        Assert.Null(await Grain(name).Look(CancellationToken.None));
        Assert.Equal(1, Replies.Done(await Submit(name, "c-1", Bind)).Sequence);
        Assert.IsType<Reply.AlreadySo>(await Submit(name, "c-2", Bind));
        Replies.Refused(await Submit(name, "c-3", Bind with { Mapping = "cc" }), "source.mapping-is-kept");
        Replies.Refused(await Submit(name, "c-4", Bind with { Pack = new("other") }), "source.pack-is-kept");
        Replies.Refused(
            await Submit(name, "c-5", new("cc", new("other"), new("dd"))),
            "source.mapping-is-kept",
            "source.pack-is-kept");
        await grid.Forget(Grain(name));
        Assert.Equal("aa", (await Grain(name).Look(CancellationToken.None))!.Mapping);
        Assert.Single(await grid.Entries(name));
    }

    [Fact]
    public async Task A_refused_retry_is_put_on_record()
    {
        var name = $"source:{(await grid.OpenDesk()).NextCase().Value}";
        Replies.Done(await Submit(name, "c-1", Bind));
        var other = Bind with { Mapping = "cc" };
        Replies.Refused(await Submit(name, "c-2", other, attempt: 2), "source.mapping-is-kept");
        Replies.Refused(await Submit(name, "c-2", other, attempt: 3), "source.mapping-is-kept");
        Assert.IsType<Reply.AlreadySo>(await Submit(name, "c-3", Bind, attempt: 2));
        Assert.Equal(
            ["source.bound.v1", "source.retry-settled.v1", "source.retry-settled.v1"], await grid.TypesIn(name));
    }

    private ISourceGrain Grain(string name) => grid.Grains.GetGrain<ISourceGrain>(name);

    private Task<Reply> Submit(string name, string id, SourceCommand.BindSource bind, int attempt = 1) =>
        Grain(name).Submit(
            new(new(id), Desk.Registry, bind) { Intent = Intent.Record, Attempt = attempt }, CancellationToken.None);
}
