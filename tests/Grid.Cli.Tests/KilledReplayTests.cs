using Xunit.Abstractions;

namespace Grid.Cli.Tests;

/// <summary>kill -9 amid a replay: nothing acknowledged is lost, and the same command completes it.</summary>
public sealed class KilledReplayTests(ITestOutputHelper output)
{
    private const int Kills = 3;

    [SharedDataFact]
    public async Task The_real_log_is_completed_after_kills_and_gives_the_same_numbers()
    {
        using var folder = new TestFolder();
        await KillAgainAndAgain(Samples.RealSignOff, folder, bytesEach: 25_000_000);

        var report = await GridProgram.Replay(Samples.RealSignOff, folder.Store());

        Assert.Equal(SignOffNumbers.Log, report.Log);
        Assert.Equal(SignOffNumbers.Rules, report.Rules);
        await GridTool.VerifiesClean(folder.Store());
    }

    [Fact]
    public async Task A_made_log_is_completed_after_kills_and_gives_the_same_numbers()
    {
        using var folder = new TestFolder();
        var replay = MadeLog.In(folder, cases: 3_000);
        var undisturbed = await GridTool.Replay(replay, folder.Store("undisturbed.db"));
        await KillAgainAndAgain(replay, folder, bytesEach: 3_000_000);

        var report = await GridTool.Replay(replay, folder.Store());

        Assert.Equal(undisturbed.Findings, report.Findings);
        Assert.Equal(undisturbed.Entries, report.Entries);
        await GridTool.VerifiesClean(folder.Store());
    }

    // Each time at another moment: once the store has grown by so many bytes.
    private async Task KillAgainAndAgain(ReplayOf replay, TestFolder folder, int bytesEach)
    {
        var seed = Environment.TickCount;
        output.WriteLine($"seed {seed}");
        var random = new Random(seed);
        var (kept, killed) = (0L, 0);
        for (var i = 0; i < Kills; i++)
        {
            var target = Written(folder) + random.Next(bytesEach / 10, bytesEach);
            await using var running = GridProgram.Start([.. replay.Arguments, "--store", folder.Store()]);
            await Patience.Until(() => running.HasExited || Written(folder) > target, "the store has grown");
            killed += running.HasExited ? 0 : 1;
            running.Kill();
            await running.Finish();
            var before = kept;
            kept = (await GridTool.VerifiesClean(folder.Store())).GetProperty("entries").GetInt64();
            Assert.True(kept >= before, $"entries were lost; seed {seed}");
        }

        Assert.True(killed > 0, $"every replay ended before it was killed; seed {seed}");
    }

    private static long Written(TestFolder folder) => folder.LengthOf("grid.db") + folder.LengthOf("grid.db-wal");
}
