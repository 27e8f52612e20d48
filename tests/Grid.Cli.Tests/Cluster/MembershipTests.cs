using Grid.Ledger.Tests;
using Grid.Silo.Cluster;
using static Grid.Cli.Tests.Cluster.MembershipTables;

namespace Grid.Cli.Tests.Cluster;

/// <summary>What Orleans' membership table asks of our statements, asked through it.</summary>
public sealed class MembershipTests : IAsyncLifetime
{
    private readonly string _database = PostgresServer.Shared.NewDatabase();
    private MembershipTables? _tables;

    private IMembershipTable Table => _tables!.Table;

    public async Task InitializeAsync()
    {
        _tables = await Open(_database, "one");
        await Table.InitializeMembershipTableAsync(true, Never);
    }

    public async Task DisposeAsync() => await _tables!.DisposeAsync();

    [Fact]
    public async Task A_new_table_has_version_0_and_no_member_and_stays_as_it_is_when_it_is_begun_again()
    {
        Assert.Equal((0, "0", 0), await Seen());
        await Insert(SiloAt(1));
        await Table.InitializeMembershipTableAsync(true, Never);
        Assert.Equal((1, "1", 1), await Seen());
    }

    [Fact]
    public async Task A_silo_is_read_back_as_it_was_written()
    {
        await Insert(SiloAt(1));
        var row = await Table.ReadRowAsync(SiloAt(1).SiloAddress, Never);
        foreach (var data in new[] { await Table.ReadAllAsync(Never), row })
        {
            var (read, etag) = Assert.Single(data.Members);
            Assert.Equal(SiloAt(1).SiloAddress, read.SiloAddress);
            Assert.Equal(("silo-1", "host"), (read.SiloName, read.HostName));
            Assert.Equal((SiloStatus.Joining, 10_001), (read.Status, read.ProxyPort));
            Assert.Equal((At(0), At(1)), (read.StartTime, read.IAmAliveTime));
            Assert.Empty(read.SuspectTimes ?? []);
            Assert.NotNull(etag);
            Assert.Equal(1, data.Version.Version);
        }
    }

    [Fact]
    public async Task Who_is_no_member_is_read_as_the_version_alone()
    {
        await Insert(SiloAt(1));
        foreach (var other in new[] { SiloAt(2).SiloAddress, SiloAt(1, generation: 2).SiloAddress })
        {
            var data = await Table.ReadRowAsync(other, Never);
            Assert.Empty(data.Members);
            Assert.Equal(1, data.Version.Version);
        }
    }

    [Fact]
    public async Task Every_member_is_read_and_the_version_once()
    {
        for (var port = 1; port <= 5; port++)
        {
            await Insert(SiloAt(port));
        }

        var data = await Table.ReadAllAsync(Never);
        Assert.Equal(5, data.Version.Version);
        Assert.Equal(
            Enumerable.Range(1, 5).Select(port => SiloAt(port).SiloAddress.ToParsableString()),
            data.Members.Select(member => member.Item1.SiloAddress.ToParsableString()).Order());
    }

    [Fact]
    public async Task A_silo_that_is_a_member_is_not_inserted_again()
    {
        await Insert(SiloAt(1));
        var again = SiloAt(1);
        again.SiloName = "another";
        Assert.False(await Table.InsertRowAsync(again, await NextVersion(), Never));
        Assert.Equal((1, "1", 1), await Seen());
        Assert.Equal("silo-1", (await Row(1)).SiloName);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(99)]
    public async Task Neither_an_insert_nor_an_update_follows_another_version_than_the_last(int version)
    {
        await Insert(SiloAt(1));
        var wrong = new TableVersion(version + 1, $"{version}");
        Assert.False(await Table.InsertRowAsync(SiloAt(2), wrong, Never));
        Assert.False(await Change(Changed(1, SiloStatus.Active), wrong));
        Assert.Equal((1, "1", 1), await Seen());
        Assert.Equal(SiloStatus.Joining, (await Row(1)).Status);
    }

    [Fact]
    public async Task An_update_changes_status_and_suspicions_and_moves_the_version_by_one()
    {
        await Insert(SiloAt(1));
        var changed = Changed(1, SiloStatus.Active);
        changed.IAmAliveTime = At(7);
        changed.SuspectTimes = [new(SiloAt(2).SiloAddress, At(5)), new(SiloAt(3).SiloAddress, At(6))];
        Assert.True(await Change(changed, await NextVersion()));
        var read = await Row(1);
        Assert.Equal((SiloStatus.Active, At(7)), (read.Status, read.IAmAliveTime));
        Assert.Equal(changed.SuspectTimes, read.SuspectTimes);
        Assert.Equal((2, "2", 1), await Seen());

        changed.SuspectTimes = [];
        Assert.True(await Change(changed, await NextVersion()));
        Assert.Empty((await Row(1)).SuspectTimes ?? []);
    }

    [Fact]
    public async Task An_update_of_who_is_no_member_changes_nothing()
    {
        await Insert(SiloAt(1));
        Assert.False(await Change(Changed(2, SiloStatus.Active), await NextVersion()));
        Assert.Equal((1, "1", 1), await Seen());
    }

    [Fact]
    public async Task A_sign_of_life_leaves_the_version_and_all_else_as_they_are()
    {
        await Insert(SiloAt(1));
        await Insert(SiloAt(2));
        var read = await Table.ReadAllAsync(Never);
        var alive = Changed(1, SiloStatus.Dead);
        alive.IAmAliveTime = At(30);
        await Table.UpdateIAmAliveAsync(alive, Never);
        Assert.Equal((2, "2", 2), await Seen());
        Assert.Equal((SiloStatus.Joining, At(30)), ((await Row(1)).Status, (await Row(1)).IAmAliveTime));
        Assert.Equal(At(1), (await Row(2)).IAmAliveTime);

        // Whoever read before it may still write.
        Assert.True(await Table.UpdateRowAsync(
            Changed(2, SiloStatus.Active),
            read.Members.Single(member => member.Item1.SiloAddress.Equals(SiloAt(2).SiloAddress)).Item2,
            read.Version.Next(), Never));
    }

    [Fact]
    public async Task Gateways_are_the_silos_that_are_active_and_take_clients()
    {
        await _tables!.Gateways.InitializeGatewayListProviderAsync(Never);
        Assert.Empty(await _tables.Gateways.GetGatewaysAsync(Never));
        var silent = SiloAt(3);
        silent.ProxyPort = 0;
        await Insert(SiloAt(1));
        await Insert(SiloAt(2));
        await Insert(silent);
        await Update(Changed(1, SiloStatus.Active));
        silent.Status = SiloStatus.Active;
        await Update(silent);
        var gateway = Assert.Single(await _tables.Gateways.GetGatewaysAsync(Never));
        Assert.Equal("gwy.tcp://127.0.0.1:10001/1", gateway.ToString());

        foreach (var status in new[] { SiloStatus.ShuttingDown, SiloStatus.Stopping, SiloStatus.Dead })
        {
            await Update(Changed(1, status));
            Assert.Empty(await _tables.Gateways.GetGatewaysAsync(Never));
        }
    }

    [Fact]
    public async Task A_clean_up_takes_the_dead_that_were_last_alive_before_and_nobody_else()
    {
        foreach (var (port, status, alive) in new[]
        {
            (1, SiloStatus.Dead, 10), (2, SiloStatus.Dead, 20), (3, SiloStatus.Active, 10),
            (4, SiloStatus.Joining, 10), (5, SiloStatus.ShuttingDown, 10), (6, SiloStatus.Stopping, 10),
        })
        {
            var silo = SiloAt(port);
            await Insert(silo);
            (silo.Status, silo.IAmAliveTime) = (status, At(alive));
            await Update(silo);
        }

        await Table.CleanupDefunctSiloEntriesAsync(At(20), Never);
        Assert.Equal(
            [2, 3, 4, 5, 6],
            (await Table.ReadAllAsync(Never)).Members.Select(member => member.Item1.SiloAddress.Endpoint.Port).Order());
        Assert.Equal((12, "12", 5), await Seen());
    }

    [Fact]
    public async Task Clusters_in_one_database_do_not_see_each_other_and_one_is_deleted_alone()
    {
        await using var other = await Open(_database, "two");
        await other.Table.InitializeMembershipTableAsync(true, Never);
        await Insert(SiloAt(1));
        Assert.Empty((await other.Table.ReadAllAsync(Never)).Members);
        Assert.True(await other.Table.InsertRowAsync(SiloAt(1), new(1, "0"), Never));
        await other.Table.CleanupDefunctSiloEntriesAsync(At(59), Never);

        await Table.DeleteMembershipTableEntriesAsync("one", Never);
        Assert.Single((await other.Table.ReadAllAsync(Never)).Members);
        await Table.InitializeMembershipTableAsync(true, Never);
        Assert.Equal((0, "0", 0), await Seen());
    }

    [Fact]
    public async Task A_silo_that_begins_declares_dead_what_ran_at_its_address_before_and_nobody_else()
    {
        var others = new[] { SiloAt(2), SiloAt(11) };
        foreach (var silo in others.Prepend(SiloAt(1, generation: 9)).Prepend(SiloAt(1)))
        {
            await Insert(silo);
        }

        // A clock that was set back gives the later run the lower number.
        var alive = SiloAt(1, generation: 5);
        Assert.Equal([1, 9], (await Declared(alive)).Order());
        Assert.Equal((5, "5", 4), await Seen());
        await Insert(alive);

        // There is nothing more to say, and nobody has to read the table anew for it.
        Assert.Empty(await Declared(alive));
        Assert.Equal((6, "6", 5), await Seen());
        var living = (await Table.ReadAllAsync(Never)).Members
            .Where(member => member.Item1.Status != SiloStatus.Dead).Select(member => member.Item1.SiloAddress);
        Assert.Equal(
            others.Append(alive).Select(silo => silo.SiloAddress.ToParsableString()).Order(),
            living.Select(address => address.ToParsableString()).Order());
    }

    [Fact]
    public async Task It_does_so_whoever_else_moves_the_table_meanwhile()
    {
        const int Silos = 12;
        for (var port = 1; port <= Silos; port++)
        {
            await Insert(SiloAt(port));
        }

        var declared = await Task.WhenAll(
            Enumerable.Range(1, Silos).Select(port => Declared(SiloAt(port, generation: 2))));

        Assert.All(declared, earlier => Assert.Equal([1], earlier));
        Assert.Equal((2 * Silos, $"{2 * Silos}", Silos), await Seen());
        Assert.All(
            (await Table.ReadAllAsync(Never)).Members, member => Assert.Equal(SiloStatus.Dead, member.Item1.Status));
    }

    [Fact]
    public async Task Another_statement_than_ours_is_refused_at_the_start()
    {
        foreach (var key in MembershipQueries.All.Keys)
        {
            var database = PostgresServer.Shared.NewDatabase();
            await (await Open(database, "one")).DisposeAsync();
            PostgresServer.Execute(
                database, $"UPDATE grid.orleansquery SET querytext = querytext || ' ' WHERE querykey = '{key}'");
            var refused = await Assert.ThrowsAsync<Grid.Ledger.StoreUnavailableException>(() => Open(database, "one"));
            Assert.Contains(key, refused.Message, StringComparison.Ordinal);
        }
    }

    private Task<IReadOnlyList<int>> Declared(MembershipEntry alive) =>
        EarlierRuns.Declare(_tables!.Source, "one", alive.SiloAddress, Never);

    private async Task Insert(MembershipEntry silo) =>
        Assert.True(await Table.InsertRowAsync(silo, await NextVersion(), Never));

    private async Task Update(MembershipEntry silo) => Assert.True(await Change(silo, await NextVersion()));

    // A row has no version of its own: whoever read it names that of the table.
    private Task<bool> Change(MembershipEntry silo, TableVersion next) =>
        Table.UpdateRowAsync(silo, next.VersionEtag, next, Never);

    private static MembershipEntry Changed(int port, SiloStatus status)
    {
        var silo = SiloAt(port);
        silo.Status = status;
        return silo;
    }

    private async Task<TableVersion> NextVersion() => (await Table.ReadAllAsync(Never)).Version.Next();

    private async Task<MembershipEntry> Row(int port) =>
        Assert.Single((await Table.ReadRowAsync(SiloAt(port).SiloAddress, Never)).Members).Item1;

    private async Task<(int Version, string Etag, int Members)> Seen()
    {
        var data = await Table.ReadAllAsync(Never);
        return (data.Version.Version, data.Version.VersionEtag, data.Members.Count);
    }
}
