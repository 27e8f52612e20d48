using System.Collections.Concurrent;
using Grid.Client;
using Grid.Contracts;
using Grid.Domain.Officers;
using Grid.Domain.Vocabulary;

namespace Grid.Cli.Tests;

/// <summary>Programs that are asked to stop while they are at work.</summary>
public sealed class SiloStopTests : IDisposable
{
    private static readonly OfficerCommand Register =
        new OfficerCommand.RegisterOfficer(new(RunPack.Name), Standing.Active);

    private readonly TestFolder _folder = new();

    [Fact]
    public async Task A_silo_asked_to_stop_under_load_keeps_everything_it_acknowledged()
    {
        _folder.Write("pack/pack.yaml", RunPack.Text);
        // So it says whether it came to its own end, or was cut short when the time for it was over.
        await using var silo = await SiloProcess.Start(
            _folder.Store(),
            [$"--Grid:Packs:0={_folder["pack"]}"],
            [("Logging__LogLevel__Orleans.Runtime.Silo", "Debug")]);
        var receipts = new ConcurrentBag<Receipt>();
        using var stop = new CancellationTokenSource();
        await using var host = await ClientHost.Connect(silo.Gateway, options => options.AttemptsMax = 1);
        var load = Load(host.Grid, receipts, stop.Token);
        await Patience.Until(() => receipts.Count > 2_000, "the silo is under load");

        var said = (await silo.Stop()).Exits(0).Output;
        Assert.Single(said.Split('\n'), line => line.Contains("Grid has stopped", StringComparison.Ordinal));
        Assert.Contains("Silo shutdown completed (graceful)", said, StringComparison.Ordinal);
        // The store was closed, not left: its log is folded back into the file.
        Assert.False(File.Exists(_folder["grid.db-wal"]));
        await stop.CancelAsync();
        await load;

        await GridTool.VerifiesClean(_folder.Store());
        var kept = await Kept();
        Assert.All(receipts, receipt => Assert.Equal(kept[receipt.Position], receipt.Hash));
    }

    [Fact]
    public async Task A_replay_whose_grid_stops_says_so_and_is_completed_by_the_same_command()
    {
        var replay = MadeLog.In(_folder, cases: 4_000);
        await using (var silo = await SiloProcess.Start(_folder.Store()))
        {
            await using var load = GridProgram.Start([.. replay.Arguments, "--connect", silo.Gateway, "--json"]);
            await Grown(load, bytes: 2_000_000);
            (await silo.Stop()).Exits(0);
            (await load.Finish()).Explains("grid");
        }

        var kept = (await GridTool.VerifiesClean(_folder.Store())).GetProperty("entries").GetInt64();
        var report = await GridTool.Replay(replay, _folder.Store());

        Assert.Equal((4_000, 12_000), (report.Log.Cases, report.Log.Acts));
        Assert.InRange(kept, 1, report.Entries - 1);
    }

    [Fact]
    public async Task A_replay_that_is_interrupted_says_that_it_can_be_run_again()
    {
        var replay = MadeLog.In(_folder, cases: 4_000);
        await using var running = GridProgram.Start([.. replay.Arguments, "--store", _folder.Store(), "--json"]);
        await Grown(running, bytes: 1_000_000);

        await running.Terminate();
        (await running.Finish()).Explains("running again goes on from there");

        await GridTool.VerifiesClean(_folder.Store());
    }

    public void Dispose() => _folder.Dispose();

    private async Task Grown(RunningProcess working, long bytes)
    {
        await Patience.Until(
            () => working.HasExited || _folder.LengthOf("grid.db-wal") > bytes, "the store grows");
        Assert.False(working.HasExited, "the replay was over before anything was asked to stop");
    }

    // Officers are registered without end; whoever fails stops trying, for the grid is going.
    private static Task Load(GridClient grid, ConcurrentBag<Receipt> receipts, CancellationToken cancellation) =>
        Task.WhenAll(Enumerable.Range(0, 64).Select(async worker =>
        {
            try
            {
                for (var i = 0; ; i++)
                {
                    var officer = grid.Officer($"P-{worker}-{i}");
                    var reply = await officer.SubmitAsync(Register, by: "system:load", cancellation);
                    receipts.Add(Assert.IsType<Reply.Done>(reply).Receipt);
                }
            }
            catch (Exception gone) when (gone is
                LedgerFailure or TimeoutException or OperationCanceledException or OrleansException)
            {
                // What was under way has no receipt: nothing was promised.
            }
        }));

    private async Task<Dictionary<long, string>> Kept() =>
        (await GridTool.Exported(_folder.Store()))
            .Select(line => JsonDocument.Parse(line).RootElement)
            .ToDictionary(
                line => line.GetProperty("position").GetInt64(), line => line.GetProperty("hash").GetString()!);
}
