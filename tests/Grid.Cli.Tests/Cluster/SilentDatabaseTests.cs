using Grid.Ledger.Tests;

namespace Grid.Cli.Tests.Cluster;

/// <summary>A silo waits for a database that answers nobody for a while, and says so.</summary>
public sealed class SilentDatabaseTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_silo_starts_once_a_database_answers_that_was_silent()
    {
        using var server = new PostgresServer();
        var database = server.NewDatabase();
        server.Freeze();
        try
        {
            await using var silo = RunningProcess.Start(
                Repository.Silo,
                [
                    SiloProcess.Setting("SiloPort", FreePorts.Next()),
                    SiloProcess.Setting("GatewayPort", FreePorts.Next()),
                    SiloProcess.Setting("Http", FreePorts.Next()),
                    $"--Grid:Store=postgres:{database}", "--Grid:Cluster=adonet",
                    $"--Grid:Checkpoints:Keys={_folder["keys"]}", "--Grid:Checkpoints:File=none",
                    "--Grid:Checkpoints:Verify=0",
                ]);
            await Patience.Until(
                () => silo.HasExited || silo.Error.Contains("does not answer", StringComparison.Ordinal),
                "the silo says that it waits");
            Assert.False(silo.HasExited, silo.Error);
            Assert.Contains("; trying again", silo.Error, StringComparison.Ordinal);

            server.Thaw();
            await Patience.Until(
                () => silo.HasExited || silo.Output.Contains("Grid is running", StringComparison.Ordinal),
                "the silo runs");
            Assert.False(silo.HasExited, silo.Error);
        }
        finally
        {
            server.Thaw();
        }
    }
}
