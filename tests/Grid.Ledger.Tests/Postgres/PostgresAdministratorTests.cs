using Grid.Ledger.Checkpoints;
using Grid.Ledger.Postgres;
using Grid.Ledger.Tests.Verification;

namespace Grid.Ledger.Tests.Postgres;

public sealed class PostgresAdministratorTests : AdministratorConformance
{
    private readonly Dictionary<string, string> _databases = new(StringComparer.Ordinal);
    private readonly List<PostgresSource> _sources = [];

    [Fact]
    public async Task A_lane_that_is_dropped_with_everything_made_to_fit_is_found()
    {
        Copy("old", "two-lanes");
        var text = "";
        await using (var first = await Join("two-lanes"))
        await using (var second = await Join("two-lanes"))
        {
            Assert.Equal(1, second.Lane);
            await second.Append([.. MadeLedger.Requests().Skip(150)], CancellationToken.None);
            var lanes = await second.Checkpoints!.Lanes(CancellationToken.None);
            var sizes = lanes.Select(async lane => (lane.Lane, lane.Size, (await Tree(second, lane)).Root()));
            text = CheckpointBundle.Sign(
                Checkpoint.Of(Signed[0].Grid, [.. await Task.WhenAll(sizes)], Signed[0].MadeAt), Key, []).ToString();
        }

        var signed = CheckpointBundle.ParseAll(text)[0];
        Assert.Empty((await Verify("two-lanes", signed)).Damage);

        // As it was before the second silo wrote anything: every row fits every other.
        Assert.Empty((await Verify("old", isHeld: false)).Damage);
        var damage = Assert.Single((await Verify("old", signed)).Damage);
        Assert.Equal(("lane", "1"), (damage.Table, damage.Row));
        Assert.Contains("not there", damage.Problem, StringComparison.Ordinal);
    }

    internal override Task Create(string name)
    {
        _databases[name] = PostgresServer.Shared.NewDatabase();
        return Task.CompletedTask;
    }

    internal override void Copy(string from, string to) =>
        _databases[to] = PostgresServer.Shared.NewDatabase(NameOf(from));

    internal override async Task<ILedgerStore> Open(string name) => await Open(name, isAlone: true);

    internal override async Task<ILedgerStore> OpenForReading(string name) =>
        await PostgresLedgerStore.OpenForReading(SourceOf(name), CancellationToken.None);

    internal override void Run(string name, string sql) =>
        PostgresServer.Execute(_databases[name], "SET search_path = grid;" + sql);

    private Task<PostgresLedgerStore> Join(string name) => Open(name, isAlone: false);

    private Task<PostgresLedgerStore> Open(string name, bool isAlone) =>
        PostgresLedgerStore.Open(SourceOf(name), isAlone, CancellationToken.None);

    private static async Task<TileTree> Tree(PostgresLedgerStore store, (int Lane, long Size) lane)
    {
        var tree = new TileTree(lane.Lane);
        foreach (var leaf in await store.Checkpoints!.Leaves(lane.Lane, 0, (int)lane.Size, CancellationToken.None))
        {
            tree.Add(leaf);
        }

        return tree;
    }

    // Without a pool, nobody holds on to a database that is copied.
    private PostgresSource SourceOf(string name)
    {
        _sources.Add(PostgresSource.Open(_databases[name] + ";Pooling=false"));
        return _sources[^1];
    }

    private string NameOf(string name) =>
        new Npgsql.NpgsqlConnectionStringBuilder(_databases[name]).Database!;
}
