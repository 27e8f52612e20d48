using Grid.Ledger.Checkpoints;
using Grid.Ledger.Postgres;
using Grid.Ledger.Verification;

namespace Grid.Ledger.Tests.Postgres;

/// <summary>Tables of which somebody has changed the shape: verification names it, and comes to its end.</summary>
public sealed class PostgresAlteredTests : IAsyncLifetime
{
    private readonly string _database = PostgresServer.Shared.NewDatabase();

    public async Task InitializeAsync()
    {
        await using var source = PostgresSource.Open(_database);
        await using var store = await PostgresLedgerStore.Open(source, isAlone: true, CancellationToken.None);
        await store.Append([.. MadeLedger.Requests().Take(20)], CancellationToken.None);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Theory]
    [InlineData("ALTER TABLE entry ALTER COLUMN sequence TYPE bigint", "column entry.sequence")]
    [InlineData("ALTER TABLE entry ALTER COLUMN position TYPE integer", "column entry.position")]
    [InlineData("ALTER TABLE entry ALTER COLUMN hash TYPE text USING encode(hash, 'hex')", "column entry.hash")]
    [InlineData("ALTER TABLE lane ALTER COLUMN lane TYPE bigint", "column lane.lane")]
    [InlineData("ALTER TABLE lane ALTER COLUMN size TYPE numeric", "column lane.size")]
    [InlineData("ALTER TABLE lane RENAME COLUMN lane TO way", "column lane.lane")]
    [InlineData(
        "ALTER TABLE lane ALTER COLUMN lane TYPE bigint; UPDATE lane SET lane = 1099511627776", "column lane.lane")]
    [InlineData("ALTER TABLE entry ALTER COLUMN sequence TYPE text", "column entry.sequence")]
    [InlineData("ALTER TABLE entry ALTER COLUMN hash DROP NOT NULL; UPDATE entry SET hash = NULL", "column entry.hash")]
    [InlineData(
        "ALTER TABLE entry ALTER COLUMN sequence TYPE bigint; UPDATE entry SET sequence = 1099511627776 "
        + "WHERE position = 3",
        "column entry.sequence")]
    [InlineData("ALTER TABLE stream_head ALTER COLUMN sequence TYPE bigint", "column stream_head.sequence")]
    [InlineData("ALTER TABLE holding ALTER COLUMN seat TYPE text ", "column holding.seat")]
    [InlineData("ALTER TABLE clock ALTER COLUMN due TYPE numeric", "column clock.due")]
    [InlineData(
        "ALTER TABLE stream_head ALTER COLUMN hash DROP NOT NULL; UPDATE stream_head SET hash = NULL",
        "column stream_head.hash")]
    [InlineData("ALTER TABLE case_head RENAME COLUMN unit TO office", "column case_head.unit")]
    [InlineData("DROP TABLE pack_content", "table pack_content")]
    [InlineData("DROP TABLE entry", "table entry")]
    [InlineData("DROP TABLE lane", "table lane")]
    public async Task A_shape_that_was_changed_is_named(string sql, string named)
    {
        PostgresServer.Execute(_database, "SET search_path = grid;" + sql);
        await using var store = await PostgresLedgerStore.OpenForReading(
            PostgresSource.Open(_database), CancellationToken.None);
        var signed = CheckpointBundle.Sign(
            Checkpoint.Of("grid/0123456789abcdef", [(0, 9, new byte[32])], DateTime.UtcNow),
            SigningKey.New("made"),
            []);
        var report = await LedgerVerifier.Verify(
            store, new() { Checkpoints = [signed] }, null, CancellationToken.None);
        Assert.Contains(report.Damage, damage => damage.Row == named);
    }
}
