namespace Grid.Pages.Tests;

/// <summary>Pages hear of a change as it is committed, a thousand of them as well as one.</summary>
[Collection(LivingGrid.Name)]
public sealed class LiveStreamTests(LivingSilo silo)
{
    [Fact]
    public async Task A_commit_is_told_to_whoever_follows_the_grid()
    {
        await using var follower = await LiveFollower.Start(silo.Address, "/live");
        var before = await follower.Next();

        await silo.Cases.Hear(MadeCases.Main, MadeCases.Bo);

        var position = await follower.NextBeyond(before);
        using var reader = new PageReader(silo.Address);
        Assert.True(position > before);
        Assert.True(PositionOf(await reader.Read("/")) >= position);
    }

    [Fact]
    public async Task Whoever_follows_one_stream_hears_of_that_stream_alone()
    {
        await using var follower = await LiveFollower.Start(
            silo.Address, $"/live?stream={Uri.EscapeDataString(MadeCases.Acting)}");
        var first = await follower.Next();

        await silo.Cases.Hear(MadeCases.Main, MadeCases.Bo, "elsewhere");
        await silo.Cases.Hear(MadeCases.Acting, "officer:made/C-1", "here");

        using var reader = new PageReader(silo.Address);
        var told = await follower.NextBeyond(first);
        Assert.Contains("here", await reader.Read($"/cases/{MadeCases.Acting}"), StringComparison.Ordinal);
        Assert.True(told > first);
    }

    [Fact]
    public async Task A_thousand_open_pages_all_hear_of_a_commit_that_is_done_meanwhile()
    {
        var followers = await Task.WhenAll(
            Enumerable.Range(0, 1000).Select(_ => LiveFollower.Start(silo.Address, "/live")));
        try
        {
            var firsts = await Task.WhenAll(followers.Select(follower => follower.Next()));

            await silo.Cases.Hear(MadeCases.Main, MadeCases.Bo, "heard by a thousand");

            var positions = await Task.WhenAll(
                followers.Select((follower, at) => follower.NextBeyond(firsts[at])));
            Assert.All(positions, position => Assert.True(position > firsts.Min()));
        }
        finally
        {
            await Task.WhenAll(followers.Select(follower => follower.DisposeAsync().AsTask()));
        }
    }

    [Fact]
    public async Task A_thousand_readers_at_once_get_the_page_or_are_told_to_come_back()
    {
        using var reader = new PageReader(silo.Address);
        var answers = await Task.WhenAll(Enumerable.Range(0, 1000).Select(async at =>
        {
            using var answer = await reader.Ask($"/cases?q=further-{at:000}");
            return (answer.StatusCode, IsRetried: answer.Headers.RetryAfter is not null);
        }));

        Assert.Contains(answers, answer => answer.StatusCode == HttpStatusCode.OK);
        Assert.All(answers, answer => Assert.True(
            answer.StatusCode == HttpStatusCode.OK
            || (answer.StatusCode == HttpStatusCode.ServiceUnavailable && answer.IsRetried)));
        await silo.Cases.Hear(MadeCases.Main, MadeCases.Bo, "after the rush");
    }

    [Fact]
    public async Task A_stream_that_cannot_be_one_is_refused()
    {
        using var reader = new PageReader(silo.Address);
        using var answer = await reader.Ask($"/live?stream={new string('x', 600)}");

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task A_stream_of_events_ends_with_the_silo()
    {
        await using var own = await PageSilo.Start();
        await using var follower = await LiveFollower.Start(own.Address, "/live");
        await follower.Next();

        var stopped = own.Stop();

        await follower.End();
        Assert.Equal(0, (await stopped).ExitCode);
    }

    [Fact]
    public void Places_are_limited_and_given_back()
    {
        var subscribers = new Silo.Ops.Live.LiveSubscribers();
        var taken = Enumerable.Range(0, Silo.Ops.PageLimits.Subscribers).Count(_ => subscribers.TryEnter());

        Assert.Equal(Silo.Ops.PageLimits.Subscribers, taken);
        Assert.False(subscribers.TryEnter());
        subscribers.Leave();
        Assert.True(subscribers.TryEnter());
    }

    private static long PositionOf(string page) => long.Parse(
        System.Text.RegularExpressions.Regex.Match(page, "data-position=\"(-?[0-9]+)\"").Groups[1].Value,
        System.Globalization.CultureInfo.InvariantCulture);
}
