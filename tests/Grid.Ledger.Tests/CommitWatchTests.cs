using Grid.Contracts.Views;
using Grid.Ledger.Sqlite;

namespace Grid.Ledger.Tests;

/// <summary>Whoever waits behind the end of the ledger is told as soon as there is more, and not before.</summary>
public sealed class CommitWatchTests : IAsyncLifetime, IAsyncDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(1);

    private readonly TempFolder _folder = new();
    private readonly EntryWriter _writer = new();
    private readonly StoredLedger _ledger;

    public CommitWatchTests() => _ledger = new(SqliteLedgerStore.Open(_folder["grid.db"]));

    public Task InitializeAsync() => Task.CompletedTask;

    Task IAsyncLifetime.DisposeAsync() => DisposeAsync().AsTask();

    public async ValueTask DisposeAsync()
    {
        await _ledger.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Those_who_wait_get_what_is_committed_meanwhile()
    {
        var waiting = Enumerable.Range(0, 20).Select(_ => _ledger.Follow(default, 10, Long, None)).ToList();
        await _ledger.Append(_writer.Next("case:1", new CaseEvent.Opened(new("made"), IsRun: false)), None);
        Assert.All(await Task.WhenAll(waiting), page => Assert.Equal([0L], Positions(page)));
    }

    [Fact]
    public async Task Who_asks_again_and_again_gets_every_commit_once()
    {
        const int Size = 300;
        var following = Follow(Size);
        for (var number = 0; number < Size; number++)
        {
            await _ledger.Append(
                _writer.Next($"case:{number}", new CaseEvent.Opened(new("made"), IsRun: false)), None);
        }

        Assert.Equal(Enumerable.Range(0, Size), await following);

        async Task<List<int>> Follow(int size)
        {
            var (taken, cursor) = (new List<int>(), Cursor.Beginning);
            while (taken.Count < size)
            {
                var page = await _ledger.Follow(cursor, 7, Long, None);
                taken.AddRange(Positions(page).Select(position => (int)position));
                cursor = page.Next;
            }

            return taken;
        }
    }

    [Fact]
    public async Task Who_has_no_patience_is_answered_at_once()
    {
        var page = await _ledger.Follow(default, 10, TimeSpan.Zero, None);
        Assert.Empty(page.Steps);
        Assert.Equal(page.Next, (await _ledger.Follow(page.Next, 10, TimeSpan.Zero, None)).Next);
    }

    [Fact]
    public async Task A_caller_who_goes_away_keeps_nothing_waiting()
    {
        using var gone = new CancellationTokenSource();
        var waiting = _ledger.Follow(default, 10, Long, gone.Token);
        await gone.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
    }

    [Fact]
    public async Task Those_who_wait_while_a_silo_stops_are_sent_away_and_so_is_whoever_comes_later()
    {
        var waiting = _ledger.Follow(default, 10, Long, None);
        await _ledger.EndFollowing();
        await Assert.ThrowsAsync<LedgerFailure>(() => waiting);
        await Assert.ThrowsAsync<LedgerFailure>(() => _ledger.Follow(default, 10, Long, None));
    }

    private static IEnumerable<long> Positions(FollowPage page) => page.Steps.Select(step => step.Entry.Position);
}
