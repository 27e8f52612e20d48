using Grid.Ledger.Tests;
using static Grid.Cli.Tests.Cluster.MembershipTables;

namespace Grid.Cli.Tests.Cluster;

/// <summary>Several silos that change the table at one moment, each over connections of its own.</summary>
public sealed class MembershipRaceTests : IAsyncLifetime
{
    private const int Silos = 8;
    private const int Rounds = 25;

    private readonly MembershipTables[] _silos = new MembershipTables[Silos];

    private IMembershipTable Any => _silos[0].Table;

    public async Task InitializeAsync()
    {
        var database = PostgresServer.Shared.NewDatabase();
        for (var i = 0; i < Silos; i++)
        {
            _silos[i] = await Open(database, "race");
        }

        // Each of them begins the table, as silos that start together do.
        Assert.Equal(Silos, (await AtOnce(async (table, _) =>
        {
            await table.InitializeMembershipTableAsync(true, Never);
            return true;
        })).Count(done => done));
        Assert.Equal(0, (await Any.ReadAllAsync(Never)).Version.Version);
    }

    public async Task DisposeAsync()
    {
        foreach (var silo in _silos)
        {
            await silo.DisposeAsync();
        }
    }

    [Fact]
    public async Task Of_inserts_that_follow_one_version_one_alone_succeeds()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var before = (await Any.ReadAllAsync(Never)).Version;
            var first = 1 + (round * Silos);
            var won = await AtOnce((table, racer) => table.InsertRowAsync(SiloAt(first + racer), before.Next(), Never));
            var winner = Assert.Single(Enumerable.Range(0, Silos), racer => won[racer]);
            var after = await Any.ReadAllAsync(Never);
            Assert.Equal((before.Version + 1, round + 1), (after.Version.Version, after.Members.Count));
            Assert.Single((await Any.ReadRowAsync(SiloAt(first + winner).SiloAddress, Never)).Members);
        }
    }

    [Fact]
    public async Task Of_inserts_of_one_silo_one_alone_succeeds()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var before = (await Any.ReadAllAsync(Never)).Version;
            var won = await AtOnce((table, racer) =>
                table.InsertRowAsync(Named(round + 1, racer), before.Next(), Never));
            var winner = Assert.Single(Enumerable.Range(0, Silos), racer => won[racer]);
            var row = Assert.Single((await Any.ReadRowAsync(SiloAt(round + 1).SiloAddress, Never)).Members).Item1;
            Assert.Equal($"racer-{winner}", row.SiloName);
            Assert.Equal(round + 1, (await Any.ReadAllAsync(Never)).Version.Version);
        }
    }

    [Fact]
    public async Task Of_updates_after_one_etag_one_alone_succeeds()
    {
        Assert.True(await Any.InsertRowAsync(SiloAt(1), new(1, "0"), Never));
        for (var round = 0; round < Rounds; round++)
        {
            var read = await Any.ReadRowAsync(SiloAt(1).SiloAddress, Never);
            var won = await AtOnce((table, racer) => table.UpdateRowAsync(
                Suspected(1, racer), read.Members[0].Item2, read.Version.Next(), Never));
            var winner = Assert.Single(Enumerable.Range(0, Silos), racer => won[racer]);
            var after = await Any.ReadRowAsync(SiloAt(1).SiloAddress, Never);
            Assert.Equal(read.Version.Version + 1, after.Version.Version);
            Assert.Equal(Suspected(1, winner).SuspectTimes, after.Members[0].Item1.SuspectTimes);
        }
    }

    [Fact]
    public async Task Of_updates_of_different_silos_after_one_version_one_alone_succeeds()
    {
        for (var i = 0; i < Silos; i++)
        {
            Assert.True(await Any.InsertRowAsync(SiloAt(i + 1), new(i + 1, $"{i}"), Never));
        }

        for (var round = 0; round < Rounds; round++)
        {
            var before = (await Any.ReadAllAsync(Never)).Version;
            var won = await AtOnce((table, racer) =>
                table.UpdateRowAsync(Suspected(racer + 1, round), before.VersionEtag, before.Next(), Never));
            Assert.Single(won, one => one);
            Assert.Equal(before.Version + 1, (await Any.ReadAllAsync(Never)).Version.Version);
        }
    }

    [Fact]
    public async Task An_insert_and_an_update_after_one_version_do_not_both_succeed_whoever_is_alive_meanwhile()
    {
        Assert.True(await Any.InsertRowAsync(SiloAt(1), new(1, "0"), Never));
        for (var round = 0; round < Rounds; round++)
        {
            var before = (await Any.ReadAllAsync(Never)).Version;
            var next = round + 2;
            var won = await AtOnce(async (table, racer) =>
            {
                if (racer % 2 == 0)
                {
                    await table.UpdateIAmAliveAsync(SiloAt(1), Never);
                    return false;
                }

                return racer % 4 == 1
                    ? await table.InsertRowAsync(SiloAt(next, racer), before.Next(), Never)
                    : await table.UpdateRowAsync(Suspected(1, racer), before.VersionEtag, before.Next(), Never);
            });
            Assert.Single(won, one => one);
            Assert.Equal(before.Version + 1, (await Any.ReadAllAsync(Never)).Version.Version);
        }
    }

    [Fact]
    public async Task Silos_that_read_again_after_each_loss_are_all_members_in_the_end()
    {
        await AtOnce(async (table, racer) =>
        {
            var isMember = false;
            while (!isMember)
            {
                var seen = (await table.ReadAllAsync(Never)).Version;
                isMember = await table.InsertRowAsync(SiloAt(racer + 1), seen.Next(), Never);
            }

            return true;
        });
        var data = await Any.ReadAllAsync(Never);
        Assert.Equal((Silos, Silos), (data.Version.Version, data.Members.Count));
    }

    private async Task<bool[]> AtOnce(Func<IMembershipTable, int, Task<bool>> change)
    {
        using var start = new Barrier(Silos);
        return await Task.WhenAll(Enumerable.Range(0, Silos).Select(racer => Task.Factory.StartNew(
            () =>
            {
                start.SignalAndWait();
                return change(_silos[racer].Table, racer);
            },
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default).Unwrap()));
    }

    private static MembershipEntry Named(int port, int racer)
    {
        var silo = SiloAt(port);
        silo.SiloName = $"racer-{racer}";
        return silo;
    }

    private static MembershipEntry Suspected(int port, int by)
    {
        var silo = SiloAt(port);
        silo.SuspectTimes = [new(SiloAt(900 + by).SiloAddress, At(by))];
        return silo;
    }
}
