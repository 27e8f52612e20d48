using System.Text;
using Grid.Ledger.Entries;

namespace Grid.Grains.Tests;

/// <summary>The ledger is followed through a silo.</summary>
[Collection(OneSilo.Name)]
public sealed class FollowTests(TestGrid grid)
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(20);

    private ILedgerGrain Ledger => grid.Grains.GetGrain<ILedgerGrain>("ledger");

    [Fact]
    public async Task Those_who_wait_for_entries_keep_no_other_question_waiting_and_get_what_comes()
    {
        var desk = await grid.OpenDesk();
        var end = await Ledger.End(None);
        // More than a silo has workers for questions to its ledger.
        var waiting = Enumerable.Range(0, 100).Select(_ => Ledger.Follow(end, 10, Long, None)).ToList();
        Assert.Equal(end, await Ledger.End(None));

        var id = await desk.Open();
        foreach (var page in await Task.WhenAll(waiting))
        {
            var entry = page.Steps[0].Entry;
            Assert.Equal(id.Value, EntryCodec.Decode(Encoding.UTF8.GetBytes(entry.Json)).Header.Stream);
        }
    }

    [Fact]
    public async Task What_cannot_be_followed_is_told_as_what_it_is()
    {
        grid.Ledger.Unfollowed = 1;
        await Assert.ThrowsAsync<LedgerFailure>(() => Ledger.Follow(default, 10, TimeSpan.Zero, None));
        await Assert.ThrowsAsync<ArgumentException>(() => Ledger.Follow(new("x"), 10, TimeSpan.Zero, None));
    }
}
