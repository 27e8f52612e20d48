using Grid.Cli.Tests.Snapshots;
using Grid.Ledger.Tests;
using Grid.Silo.Cluster;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Grid.Cli.Tests.Cluster;

/// <summary>A silo that its cluster has declared dead leaves with exit code 3 and one sentence.</summary>
public sealed class FatalExitTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Orleans_asks_our_handler()
    {
        await using var silo = await StorageSilo.Start(_folder.Store(), _folder);
        Assert.IsType<FatalExit>(silo.Services.GetRequiredService<IFatalErrorHandler>());
    }

    [Fact]
    public void Whatever_is_fatal_ends_with_code_3()
    {
        var ended = new List<int>();
        var handler = new FatalExit(NullLogger<FatalExit>.Instance) { End = ended.Add };
        Assert.True(handler.IsUnexpected(new InvalidOperationException()));
        handler.OnFatalException(this, "declared dead", null);
        handler.OnFatalException(null, null, new InvalidOperationException("a loop ended"));
        Assert.Equal([3, 3], ended);
    }

    [Fact]
    public async Task A_silo_that_was_declared_dead_says_so_and_leaves_with_code_3()
    {
        var database = PostgresServer.Shared.NewDatabase();
        await using var silo = await SiloProcess.Start(
            $"postgres:{database}",
            "--Grid:Cluster=adonet",
            $"--Grid:Checkpoints:Keys={_folder["keys"]}",
            "--Grid:Checkpoints:File=none",
            "--Grid:Checkpoints:Verify=0");
        // As the others do with one that does not answer: each silo reads the table anew every few seconds.
        PostgresServer.Execute(
            database,
            "UPDATE grid.orleansmembership SET status = 6;"
            + "UPDATE grid.orleansmembershipversion SET version = version + 1");
        var ran = (await silo.Ended()).Exits(3);
        Assert.Contains("is no longer a member of its cluster", ran.Error, StringComparison.Ordinal);
        Assert.Contains("start it again", ran.Error, StringComparison.Ordinal);
    }
}
