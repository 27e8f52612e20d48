using Grid.Contracts.Views;
using Grid.Ledger.Postgres;

namespace Grid.Ledger.Tests.Postgres;

/// <summary>Two silos write to one database, and the ledger is followed through one of them.</summary>
public sealed class PostgresFollowTests : IAsyncLifetime
{
    private static readonly CancellationToken None = CancellationToken.None;

    private readonly string _database = PostgresServer.Shared.NewDatabase();
    private readonly List<(PostgresSource Source, StoredLedger Ledger)> _silos = [];

    public async Task InitializeAsync()
    {
        for (var silo = 0; silo < 2; silo++)
        {
            var source = PostgresSource.Open(_database);
            _silos.Add((source, new(await PostgresLedgerStore.Open(source, isAlone: false, None))));
        }
    }

    public async Task DisposeAsync()
    {
        foreach (var (source, ledger) in _silos)
        {
            await ledger.DisposeAsync();
            await source.DisposeAsync();
        }
    }

    [Fact]
    public async Task Streams_that_move_from_silo_to_silo_are_followed_in_order_while_they_are_written()
    {
        const int Cases = 10;
        const int Each = 20;
        var following = Follow(_silos[0].Ledger, Cases * Each);
        await Task.WhenAll(Enumerable.Range(0, Cases).Select(number => Task.Run(() => Live(number))));
        var taken = await following;

        Assert.Equal(Cases * Each, taken.Count);
        Assert.Equal(2, taken.Select(entry => entry.Lane).Distinct().Count());
        Assert.All(
            taken.Select(entry => EntryCodec.Decode(System.Text.Encoding.UTF8.GetBytes(entry.Json)).Header)
                .GroupBy(header => header.Stream),
            stream => Assert.Equal(Enumerable.Range(1, Each), stream.Select(header => header.Sequence)));

        async Task Live(int number)
        {
            var writer = new EntryWriter();
            for (var entry = 0; entry < Each; entry++)
            {
                var happened = entry == 0
                    ? new CaseEvent.Opened(new("made"), IsRun: false)
                    : (object)new CaseEvent.ActRecorded("hearing");
                Assert.IsType<AppendOutcome.Appended>(await _silos[(number + entry) % 2].Ledger.Append(
                    writer.Next($"case:{number}", new Telling { Relied = EntryHeader.NothingRelied }, happened), None));
            }
        }
    }

    private static async Task<List<LedgerEntry>> Follow(StoredLedger ledger, int size)
    {
        var (taken, cursor) = (new List<LedgerEntry>(), Cursor.Beginning);
        while (taken.Count < size)
        {
            var page = await ledger.Follow(cursor, 16, CommitWatch.PatienceMax, None);
            Assert.Null(page.Gap);
            taken.AddRange(page.Steps.Select(step => step.Entry));
            cursor = page.Next;
        }

        return taken;
    }
}
