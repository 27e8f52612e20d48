using Grid.Contracts;
using Grid.Contracts.Grains;
using Grid.Domain.Officers;
using Grid.Domain.Vocabulary;
using Grid.Grains.Snapshots;
using Grid.Ledger;
using Grid.Ledger.Tests;

namespace Grid.Cli.Tests.Snapshots;

/// <summary>Snapshots of a whole silo on a real store, over a restart and somebody's edit.</summary>
public sealed class SnapshotStoreTests : IDisposable
{
    private const string Officer = "officer:ada";
    private const int Entries = 600;

    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task A_long_officer_outlives_a_restart_and_an_edit_of_the_snapshot(string engine)
    {
        var database = engine == "postgres" ? PostgresServer.Shared.NewDatabase() : null;
        var store = database is null ? _folder.Store() : $"postgres:{database}";
        string before;
        await using (var silo = await StorageSilo.Start(store, _folder))
        {
            await Fill(silo);
            before = await Told(silo);
            Assert.Equal(512, (await Found(silo)).Snapshot!.Head.Sequence);
        }

        await using (var silo = await StorageSilo.Start(store, _folder))
        {
            Assert.Equal(before, await Told(silo));
        }

        Edit(database);
        await using (var silo = await StorageSilo.Start(store, _folder))
        {
            Assert.NotNull((await Found(silo)).Doubt);
            Assert.Equal(before, await Told(silo));
            await Kept(silo);
            Assert.Equal(Entries, (await Found(silo)).Snapshot!.Head.Sequence);
        }
    }

    [Fact]
    public async Task A_silo_without_snapshots_makes_no_file()
    {
        await using (var silo = await Silo.EmbeddedSilo.Start(
            Silo.StoreLocation.Parse(_folder.Store()), CancellationToken.None))
        {
            await silo.Grains.GetGrain<IOfficerGrain>(Officer).Look(CancellationToken.None);
        }

        Assert.DoesNotContain(Directory.GetFiles(_folder.Path), file => file.Contains("snapshots"));
    }

    [Theory]
    [InlineData("UPDATE OrleansQuery SET QueryText = QueryText || ' ' WHERE QueryKey = 'ReadFromStorageKey'")]
    [InlineData("INSERT INTO OrleansQuery VALUES ('Other', 'DELETE FROM OrleansStorage')")]
    public async Task A_statement_that_is_not_ours_keeps_the_silo_down(string edit)
    {
        await (await StorageSilo.Start(_folder.Store(), _folder)).DisposeAsync();
        Run(edit);
        var refused = await Assert.ThrowsAsync<StoreUnavailableException>(
            () => StorageSilo.Start(_folder.Store(), _folder));
        Assert.Contains("statement", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_no_database_keeps_the_silo_down()
    {
        _folder.Write("grid.db.snapshots.db", "this is a shopping list, and has been one for a long time");
        var refused = await Assert.ThrowsAsync<StoreUnavailableException>(
            () => StorageSilo.Start(_folder.Store(), _folder));
        Assert.Contains("delete it", refused.Message, StringComparison.Ordinal);
    }

    private static async Task Fill(StorageSilo silo)
    {
        var grain = silo.Grains.GetGrain<IOfficerGrain>(Officer);
        for (var entry = 1; entry <= Entries; entry++)
        {
            var reply = await grain.Submit(
                new(new($"c-{entry}"), AskerId.Parse("system:registry"), CommandOf(entry)) { Intent = Intent.Record },
                CancellationToken.None);
            Assert.True(reply is Reply.Done, reply.ToString());
        }

        await Kept(silo);
    }

    private static OfficerCommand CommandOf(int entry) => entry switch
    {
        1 => new OfficerCommand.RegisterOfficer(new(RunPack.Name), Standing.Active),
        _ => entry % 2 == 0 ? new OfficerCommand.SuspendOfficer() : new OfficerCommand.ReinstateOfficer(),
    };

    private static Task Kept(StorageSilo silo) => Patience.Until(() => !silo.Shelf.IsWriting, "the snapshot is kept");

    // A row that does not come in time is passed over by the shelf; here it is asked for again.
    private static async Task<SnapshotFound> Found(StorageSilo silo)
    {
        var found = SnapshotFound.Nothing;
        await Patience.Until(
            async () =>
            {
                found = await silo.Shelf.Find(Officer, CancellationToken.None);
                return found.Snapshot is not null || found.Doubt is not null;
            },
            "the row is read");
        return found;
    }

    private static async Task<string> Told(StorageSilo silo) => System.Text.Json.JsonSerializer.Serialize(
        await silo.Grains.GetGrain<IOfficerGrain>(Officer).State(CancellationToken.None));

    private void Edit(string? database)
    {
        if (database is null)
        {
            Run(
                "UPDATE OrleansStorage "
                + "SET payload = CAST(substr(payload, 1, 200) || x'00' || substr(payload, 202) AS BLOB)");
        }
        else
        {
            PostgresServer.Execute(
                database,
                "UPDATE grid.orleansstorage SET payload = set_byte(payload, 200, get_byte(payload, 200) # 255)");
        }
    }

    private void Run(string sql) => Assert.Equal(1, EditedFile.Change(_folder["grid.db.snapshots.db"], sql));
}
