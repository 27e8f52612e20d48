namespace Grid.Ledger.Tests;

public sealed class AppenderTests : IAsyncLifetime, IAsyncDisposable
{
    private readonly GatedStore _store = new();
    private readonly CommitFeed _feed = new();
    private readonly Appender _appender;

    public AppenderTests() => _appender = new(_store, _feed);

    public Task InitializeAsync() => Task.CompletedTask;

    Task IAsyncLifetime.DisposeAsync() => DisposeAsync().AsTask();

    public async ValueTask DisposeAsync()
    {
        _store.Close();
        await _appender.DisposeAsync();
    }

    [Fact]
    public async Task Everything_that_queues_up_during_a_commit_is_the_next_batch_in_order()
    {
        var first = Append("a");
        var commit = await _store.Next();
        Assert.Equal(["a"], commit.Streams);

        var others = new[] { Append("b"), Append("c"), Append("d") };
        Assert.Equal(3, _appender.QueueDepth);
        commit.Succeed();
        Assert.Equal(new AppendOutcome.Appended(0, 0), await first);

        var next = await _store.Next();
        Assert.Equal(["b", "c", "d"], next.Streams);
        next.Succeed();
        Assert.Equal(
            [1L, 2, 3],
            (await Task.WhenAll(others)).Cast<AppendOutcome.Appended>().Select(outcome => outcome.Position));
    }

    [Fact]
    public async Task Nobody_is_answered_before_the_commit_has_ended()
    {
        var waiting = Append("a");
        var commit = await _store.Next();
        Assert.False(waiting.IsCompleted);
        commit.Succeed();
        await waiting;
    }

    [Fact]
    public async Task A_batch_has_a_largest_size()
    {
        var first = Append("first");
        var commit = await _store.Next();
        var others = Enumerable.Range(0, Appender.BatchSizeMax + 5).Select(number => Append($"{number}")).ToList();
        commit.Succeed();
        await first;

        var full = await _store.Next();
        Assert.Equal(Enumerable.Range(0, Appender.BatchSizeMax).Select(number => $"{number}"), full.Streams);
        full.Succeed();
        var rest = await _store.Next();
        Assert.Equal(5, rest.Streams.Count());
        rest.Succeed();
        await Task.WhenAll(others);
    }

    [Fact]
    public async Task One_value_that_cannot_be_stored_does_not_poison_its_companions()
    {
        var hold = Append("hold");
        var commit = await _store.Next();
        var waiting = "abcdefgh".Select(letter => Append($"{letter}")).ToList();
        commit.Succeed();
        await hold;

        foreach (var tried in new[] { "abcdefgh", "abcd", "efgh", "ef", "e", "f", "gh" })
        {
            var half = await _store.Next();
            Assert.Equal(tried, string.Concat(half.Streams));
            half.SucceedUnless("f");
        }

        var outcomes = await Task.WhenAll(waiting);
        Assert.Equal("no room for f", Assert.IsType<AppendOutcome.Unstorable>(outcomes[5]).Problem);
        Assert.Equal(7, outcomes.OfType<AppendOutcome.Appended>().Count());
    }

    [Fact]
    public async Task A_failure_reaches_everybody_who_waits_and_the_next_batch_is_tried_again()
    {
        var hold = Append("hold");
        var commit = await _store.Next();
        var waiting = new[] { Append("a"), Append("b") };
        commit.Fail(new LedgerFailure("the disk is full"));
        Assert.Equal("the disk is full", (await Assert.ThrowsAsync<LedgerFailure>(() => hold)).Message);

        (await _store.Next()).Fail(new InvalidOperationException("a bug"));
        foreach (var outcome in waiting)
        {
            var failure = await Assert.ThrowsAsync<LedgerFailure>(() => outcome);
            Assert.Contains("a bug", failure.Message, StringComparison.Ordinal);
            Assert.IsType<InvalidOperationException>(failure.InnerException);
        }

        Assert.Null(_appender.ProvenAt);
        var later = Append("c");
        (await _store.Next()).Succeed();
        Assert.IsType<AppendOutcome.Appended>(await later);
        Assert.NotNull(_appender.ProvenAt);
    }

    [Fact]
    public async Task A_full_queue_is_answered_at_once_with_when_to_try_again()
    {
        var first = Append("first");
        var commit = await _store.Next();
        var queued = Enumerable.Range(0, Appender.QueueCapacity).Select(number => Append($"{number}")).ToList();

        var overloaded = Append("one too many");
        Assert.True(overloaded.IsCompletedSuccessfully);
        var hint = Assert.IsType<AppendOutcome.Overloaded>(await overloaded).RetryAfter;
        Assert.InRange(hint, TimeSpan.FromTicks(1), TimeSpan.FromSeconds(10));

        commit.Succeed();
        await first;
        for (var batch = 0; batch < Appender.QueueCapacity / Appender.BatchSizeMax; batch++)
        {
            (await _store.Next()).Succeed();
        }

        Assert.All(await Task.WhenAll(queued), outcome => Assert.IsType<AppendOutcome.Appended>(outcome));
    }

    [Fact]
    public async Task Nobody_is_taken_to_wait_behind_a_commit_that_hangs()
    {
        var first = Append("first");
        var commit = await _store.Next();
        var second = Append("second");
        _appender.PromptMax = TimeSpan.Zero;

        var refused = Append("third");
        Assert.True(refused.IsCompletedSuccessfully);
        var hint = Assert.IsType<AppendOutcome.Overloaded>(await refused).RetryAfter;
        Assert.InRange(hint, TimeSpan.FromTicks(1), TimeSpan.FromSeconds(10));

        _appender.PromptMax = TimeSpan.FromHours(1);
        commit.Succeed();
        Assert.IsType<AppendOutcome.Appended>(await first);
        var next = await _store.Next();
        Assert.Equal(["second"], next.Streams);
        var fourth = Append("fourth");
        Assert.False(fourth.IsCompleted);
        next.Succeed();
        (await _store.Next()).Succeed();
        Assert.All(await Task.WhenAll(second, fourth), outcome => Assert.IsType<AppendOutcome.Appended>(outcome));
    }

    [Fact]
    public async Task Closing_writes_what_was_taken_and_refuses_what_comes_after()
    {
        var first = Append("a");
        var commit = await _store.Next();
        var second = Append("b");
        var closing = _appender.DisposeAsync().AsTask();
        Assert.False(closing.IsCompleted);
        Assert.IsNotType<AppendOutcome.Appended>(await Answer("while it closes"));

        commit.Succeed();
        (await _store.Next()).Succeed();
        await closing;
        Assert.IsType<AppendOutcome.Appended>(await first);
        Assert.IsType<AppendOutcome.Appended>(await second);
        Assert.Null(await Answer("after it has closed"));
    }

    // Nothing where the answer is that the ledger is closing.
    private async Task<AppendOutcome?> Answer(string stream)
    {
        try
        {
            return await Append(stream);
        }
        catch (LedgerFailure closing)
        {
            Assert.Contains("closing", closing.Message, StringComparison.Ordinal);
            return null;
        }
    }

    private Task<AppendOutcome> Append(string stream) =>
        _appender.Append(new(stream, StreamHead.None, [new(1, "case.opened.v1", [], [])]));
}
