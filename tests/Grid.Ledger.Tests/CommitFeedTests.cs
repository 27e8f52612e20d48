namespace Grid.Ledger.Tests;

/// <summary>What listeners are told of commits, and what commits take no notice of.</summary>
public sealed class CommitFeedTests : IAsyncLifetime, IAsyncDisposable
{
    private readonly EntryWriter _writer = new();
    private readonly GatedStore _store = new();
    private readonly CommitFeed _feed = new();
    private readonly Appender _appender;

    public CommitFeedTests() => _appender = new(_store, _feed);

    public Task InitializeAsync() => Task.CompletedTask;

    Task IAsyncLifetime.DisposeAsync() => DisposeAsync().AsTask();

    public async ValueTask DisposeAsync() => await _appender.DisposeAsync();

    [Fact]
    public async Task A_listener_is_told_of_every_entry_with_its_place_its_header_and_its_event()
    {
        using var listener = _feed.Listen(10);
        var (opened, act) = (new CaseEvent.Opened(new("made"), IsRun: false), new CaseEvent.ActRecorded("hearing"));
        await Commit(_writer.Next("case:1", opened, act));
        await Commit(_writer.Next("case:2", act));

        var told = Told(listener);
        Assert.Equal([0L, 1, 2], told.Select(entry => entry.Position));
        Assert.Equal([("case:1", 1), ("case:1", 2), ("case:2", 1)], told.Select(
            entry => (entry.Header.Stream, entry.Header.Sequence)));
        Assert.Same(opened, told[0].Happened);
        Assert.Same(act, told[1].Happened);
        Assert.All(told, entry => Assert.Equal(0, entry.Lane));
        Assert.Equal(3, listener.End);
    }

    [Fact]
    public async Task Nothing_is_told_before_it_is_durable()
    {
        using var listener = _feed.Listen(10);
        var answer = _appender.Append(Act("case:1"));
        var commit = await _store.Next();
        Assert.Empty(Told(listener));
        commit.Succeed();
        Assert.Equal(0, (await listener.Entries.ReadAsync()).Position);
        await answer;
    }

    [Fact]
    public async Task What_was_not_written_is_not_told()
    {
        using var listener = _feed.Listen(10);
        var answer = _appender.Append(Act("case:1"));
        (await _store.Next()).Fail(new LedgerFailure("the disk is full"));
        await Assert.ThrowsAsync<LedgerFailure>(() => answer);
        await Commit(Act("case:2"));
        Assert.Equal("case:2", Assert.Single(Told(listener)).Header.Stream);
    }

    [Fact]
    public async Task A_listener_that_is_too_slow_misses_entries_and_learns_how_far_the_lane_goes()
    {
        using var slow = _feed.Listen(2);
        using var quick = _feed.Listen(10);
        for (var number = 0; number < 5; number++)
        {
            await Commit(Act($"case:{number}"));
        }

        await quick.Entries.WaitToReadAsync();
        Assert.Equal([0L, 1], Told(slow).Select(entry => entry.Position));
        Assert.Equal([0L, 1, 2, 3, 4], Told(quick).Select(entry => entry.Position));
        Assert.Equal(5, slow.End);
        await Commit(Act("case:5"));
        Assert.Equal(5, Assert.Single(Told(slow)).Position);
    }

    [Fact]
    public async Task Entries_of_which_only_the_bytes_are_at_hand_leave_a_gap()
    {
        using var listener = _feed.Listen(10);
        await Commit(new("case:1", StreamHead.None, [new(1, "case.opened.v1", [], [])]));
        await Commit(Act("case:2"));
        Assert.Equal(1, Assert.Single(Told(listener)).Position);
    }

    [Fact]
    public async Task Whoever_leaves_is_told_nothing_more()
    {
        var listener = _feed.Listen(10);
        listener.Dispose();
        await Commit(Act("case:1"));
        Assert.False(await listener.Entries.WaitToReadAsync());
        Assert.Equal(0, listener.End);
    }

    private static List<CommittedEntry> Told(CommitListener listener)
    {
        var told = new List<CommittedEntry>();
        while (listener.Entries.TryRead(out var entry))
        {
            told.Add(entry);
        }

        return told;
    }

    private AppendRequest Act(string stream) => _writer.Next(stream, new CaseEvent.ActRecorded("hearing"));

    // The feed is told behind the answer, but before the next commit begins.
    private async Task Commit(AppendRequest request)
    {
        var answer = _appender.Append(request);
        (await _store.Next()).Succeed();
        await answer;
        var after = _appender.Append(new("none", StreamHead.None, []));
        (await _store.Next()).Succeed();
        await after;
    }
}
