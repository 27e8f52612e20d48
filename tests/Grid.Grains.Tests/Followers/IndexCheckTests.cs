using Grid.Grains.Followers;
using Grid.Grains.Followers.Lists;
using Grid.Grains.Followers.Live;

namespace Grid.Grains.Tests.Followers;

/// <summary>What is counted in memory is held against the store's own index.</summary>
public sealed class IndexCheckTests : IAsyncLifetime, IAsyncDisposable
{
    private readonly MadeLedger _made = new();
    private readonly LiveGrid _grid = new(breachesListedMax: 20);
    private readonly StoreReads _reads = new();
    private readonly ToldLog<LiveViews> _log = new();
    private readonly MadeEntries _told;
    private readonly IndexCheck _check;

    public IndexCheckTests() =>
        (_told, _check) = (new(_grid), new(_made.Ledger, _reads, _grid, new(), _log));

    public async Task InitializeAsync()
    {
        var told = _told;
        foreach (var id in (string[])["case:1", "case:2", "case:3"])
        {
            var opened = MadeEntries.Opened with { Stage = "intake", Unit = new UnitId("unit:north") };
            told.Tell(id, opened);
            await _made.Write<CaseEvent>(id, opened);
        }

        told.Tell("case:3", MadeEntries.Closed);
        await _made.Write<CaseEvent>("case:3", MadeEntries.Closed);
    }

    Task IAsyncLifetime.DisposeAsync() => DisposeAsync().AsTask();

    public async ValueTask DisposeAsync()
    {
        await _made.DisposeAsync();
        _reads.Dispose();
    }

    [Fact]
    public async Task Where_both_say_the_same_nothing_is_told()
    {
        Assert.Equal(3, await Round());
        Assert.Equal(0, _check.Differences);
        Assert.Empty(_log.Critical);
    }

    [Theory]
    [InlineData("stage = 'ruling' WHERE \"case\" = 'case:1'")]
    [InlineData("procedure = 'brief' WHERE \"case\" = 'case:1'")]
    [InlineData("unit = 'unit:south' WHERE \"case\" = 'case:1'")]
    [InlineData("status = 'closed' WHERE \"case\" = 'case:1'")]
    [InlineData("status = 'open' WHERE \"case\" = 'case:3'")]
    public async Task A_row_that_says_otherwise_is_told_once_with_its_case(string change)
    {
        _made.Tamper($"UPDATE case_head SET {change}");

        await Round();
        await Round();

        Assert.Equal(1, _check.Differences);
        Assert.Contains(change[^7..^1], Assert.Single(_log.Critical), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_a_case_that_has_gone_on_meanwhile_nothing_is_told()
    {
        await _made.Write<CaseEvent>("case:1", new CaseEvent.ActRecorded("hearing") { Stage = "hearing" });

        await Round();

        Assert.Equal(0, _check.Differences);
    }

    [Fact]
    public async Task Of_a_case_that_the_views_have_not_met_yet_nothing_is_told()
    {
        await _made.Write<CaseEvent>("case:4", MadeEntries.Opened);

        await Round();

        Assert.Equal(0, _check.Differences);
    }

    [Fact]
    public async Task Of_a_case_that_is_closed_and_forgotten_while_it_is_compared_nothing_is_told()
    {
        await _made.Write<CaseEvent>("case:4", MadeEntries.Opened);
        _made.Store.BeforeSizes = async () =>
        {
            _told.Tell("case:4", MadeEntries.Opened, MadeEntries.Closed);
            await _made.Write<CaseEvent>("case:4", MadeEntries.Closed);
        };

        await Round();

        Assert.Null(_made.Store.BeforeSizes);
        Assert.Null(_grid.Cases.Find("case:4"));
        Assert.Equal(0, _check.Differences);
    }

    private async Task<int> Round()
    {
        var all = 0;
        while (await _check.Step(CancellationToken.None) is > 0 and var some)
        {
            all += some;
        }

        return all;
    }
}
