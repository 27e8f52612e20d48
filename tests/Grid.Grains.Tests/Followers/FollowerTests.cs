using Grid.Grains.Followers;
using Grid.Grains.Followers.Live;
using Microsoft.Extensions.Time.Testing;

namespace Grid.Grains.Tests.Followers;

/// <summary>A follower misses nothing, whatever it was not told, and says what it cannot believe.</summary>
public sealed class FollowerTests : IAsyncLifetime, IAsyncDisposable
{
    private static readonly CaseEvent.Opened Opened = new(new("made"), IsRun: false);
    private static readonly CaseEvent.ActRecorded Act = new("hearing") { Officer = new OfficerId("officer:ada") };

    private readonly MadeLedger _made = new();
    private readonly ToldLog<LiveViews> _log = new();

    public Task InitializeAsync() => Task.CompletedTask;

    Task IAsyncLifetime.DisposeAsync() => DisposeAsync().AsTask();

    public async ValueTask DisposeAsync() => await _made.DisposeAsync();

    [Fact]
    public async Task What_a_lost_answer_hid_is_read_with_the_next_commit()
    {
        await using var views = Follow();
        await _made.Write("case:1", Opened);
        await views.Until(1);
        _made.Store.LoseAnswers = 1;
        await Assert.ThrowsAsync<LedgerFailure>(() => _made.Write("case:1", Act));
        await _made.Write("case:2", Opened);
        var overview = await views.Until(3);
        Assert.Equal((3, 1, 2, 0), (overview.Entries, overview.Acts, overview.LiveCases, overview.DamagedStreams));
    }

    [Fact]
    public async Task What_a_lost_answer_hid_is_read_though_nothing_follows()
    {
        await using var views = Follow();
        await _made.Write("case:1", Opened);
        await views.Until(1);
        _made.Store.LoseAnswers = 1;
        await Assert.ThrowsAsync<LedgerFailure>(() => _made.Write("case:1", Act));
        Assert.Equal(1, (await views.Until(2)).Acts);
    }

    [Fact]
    public async Task What_the_feed_had_no_room_for_is_read_from_the_store()
    {
        var taken = new List<long>();
        var (begun, go) = (new TaskCompletionSource(), new TaskCompletionSource());
        using var stop = new CancellationTokenSource();
        var reached = new TaskCompletionSource();
        const long Size = LedgerFollower.FeedCapacity + 5002;
        var follower = new LedgerFollower(_made.Ledger, Take, TimeProvider.System, _log);
        var running = follower.Run(stop.Token);
        await _made.Write("case:1", Opened);
        await begun.Task;
        for (var written = 1; written < Size - 1; written += 1000)
        {
            await _made.Write("case:1", [.. Enumerable.Repeat(Act, (int)Math.Min(1000, Size - 1 - written))]);
        }

        // Whoever writes is answered before the feed is told: of the last commit it may not know yet.
        await _made.Write("case:1", Act);
        Assert.Equal(-1, follower.Position);
        Assert.InRange(follower.End, Size - 1, Size);
        go.SetResult();
        await reached.Task;
        await stop.CancelAsync();
        await Task.WhenAny(running);
        Assert.Equal(Enumerable.Range(0, (int)Size), taken.Select(position => (int)position));
        Assert.Equal(Size - 1, follower.Position);
        Assert.Equal(Size, Assert.Single(follower.TrueFor));

        async Task Take(IReadOnlyList<FollowedEntry> entries, CancellationToken cancellation)
        {
            if (entries.Count > 0)
            {
                begun.TrySetResult();
                await go.Task;
            }

            taken.AddRange(entries.Select(entry => entry.Position));
            if (taken.Count == Size)
            {
                reached.TrySetResult();
            }
        }
    }

    [Fact]
    public async Task A_store_that_cannot_be_read_is_tried_again()
    {
        // The last commit may still be told to whoever begins to listen; the one before it must be read.
        await _made.Write("case:1", Opened);
        await _made.Write("case:2", Opened);
        _made.Store.Unreadable = 1;
        await using var views = Follow();
        Assert.Equal(2, (await views.Until(2)).LiveCases);
        Assert.Contains("on purpose", Assert.Single(_log.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Damage_is_told_once_and_ends_its_stream_alone()
    {
        await _made.Write("case:1", Opened);
        await _made.Write("case:2", Opened);
        await _made.Write("case:1", Act, Act);
        await _made.Write("case:2", Act);
        _made.Tamper("UPDATE entry SET body = replace(body, 'hearing', 'hearsay') WHERE position = 2");
        await using var views = Follow();
        var overview = await views.Until(5);
        Assert.Equal((2, 1, 5), (overview.LiveCases, overview.Acts, overview.Entries));
        Assert.Equal(1, overview.DamagedStreams);
        Assert.Contains("case:1 is damaged", Assert.Single(_log.Critical), StringComparison.Ordinal);

        await _made.Write("case:2", Act);
        Assert.Equal(2, (await views.Until(6)).Acts);
        Assert.Contains("hash", (await views.Case(new("case:1"), default))!.Damage, StringComparison.Ordinal);
        var rows = (await views.Entries("case:1", 1, default)).Rows;
        Assert.Equal([false, true, false], rows.Select(row => row.Damage is not null));
    }

    [Theory]
    [InlineData("position = 1", "Positions 1 to 1")]
    [InlineData("position IN (1, 2)", "Positions 1 to 2")]
    [InlineData("position = 3", "Positions 3 to 3")]
    public async Task Positions_that_are_gone_are_told_and_passed_over(string gone, string told)
    {
        for (var number = 0; number < 4; number++)
        {
            await _made.Write($"case:{number}", Opened);
        }

        _made.Tamper($"DELETE FROM entry WHERE {gone}");
        await using var views = Follow();
        await _made.Write("case:4", Opened);
        var overview = await views.Until(5);
        Assert.True(overview.LiveCases is 3 or 4);
        Assert.Equal(0, overview.Lag);
        Assert.Contains(told, Assert.Single(_log.Critical), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_view_cannot_take_is_told_and_the_rest_goes_on()
    {
        await using var views = Follow();
        await _made.Write("case:1", Opened);
        await _made.Write<PackEvent>("odd", new PackEvent.RetrySettled());
        await _made.Write("case:2", Opened);
        var overview = await views.Until(3);
        Assert.Equal((2, 1), (overview.LiveCases, overview.DamagedStreams));
        Assert.Contains("odd", Assert.Single(_log.Critical), StringComparison.Ordinal);
    }

    private LiveViews Follow()
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2032, 1, 5, 8, 0, 0, TimeSpan.Zero));
        var views = new LiveViews(_made.Ledger, new NoPacks(), clock, TimeProvider.System, _log);
        views.Start();
        return views;
    }

    private sealed class NoPacks : IRulePacks
    {
        public ValueTask<PackInForce?> InForce(PackName name, PackMoment moment, CancellationToken cancellation) =>
            new((PackInForce?)null);

        public Task<bool> IsStillInForce(PackName name, int sequence, CancellationToken cancellation) =>
            Task.FromResult(true);

        public ValueTask<RulePack> OfVersion(PackVersion version, CancellationToken cancellation) => new(RulePack.None);

        public void Forget(string stream)
        {
        }
    }
}
