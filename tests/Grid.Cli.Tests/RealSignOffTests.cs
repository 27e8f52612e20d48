using System.IO.Compression;
using System.Text;
using Xunit.Abstractions;

namespace Grid.Cli.Tests;

/// <summary>The numbers of the real sign-off log. Nothing of its rows is shown.</summary>
[Collection(RealSignOffLog.Name)]
public sealed class RealSignOffTests(RealSignOffLog log, ITestOutputHelper output)
{
    [SharedDataFact]
    public void The_sign_off_log_gives_exactly_the_known_numbers()
    {
        var report = log.First!;

        Assert.Equal(SignOffNumbers.Log, report.Log);
        Assert.Equal(SignOffNumbers.Rules, report.Rules);
        Assert.Equal((0, 0), (report.LogCount("quarantined"), report.LogCount("actsWithoutOfficer")));
        Assert.Equal(0, report.Coverage("openLoops"));
    }

    [SharedDataFact]
    public async Task A_second_replay_changes_no_number_and_adds_no_entry()
    {
        var again = await GridProgram.Replay(Samples.RealSignOff, log.Store);

        // The store stays as it was: its root covers every byte of every entry.
        Assert.Equal(log.First!.Entries, again.Entries);
        Assert.True(log.First.Lasting == again.Lasting, "something other than timing and memory differs");
        var verified = await GridTool.VerifiesClean(log.Store);
        Assert.Equal(again.Entries, verified.GetProperty("entries").GetInt64());
    }

    [SharedDataFact]
    public async Task Rows_in_any_order_give_the_same_numbers()
    {
        var seed = Environment.TickCount;
        output.WriteLine($"seed {seed}");
        using var folder = new TestFolder();
        var shuffled = await Shuffled(Samples.RealSignOff.Log, folder, seed);
        var replay = Samples.RealSignOff with { Log = shuffled, Cases = Repository.Shared("trr_cases_dev.csv.gz") };

        var report = await GridProgram.Replay(replay, folder.Store());

        Assert.Equal(log.First!.Entries, report.Entries);
        Assert.True(log.First.Findings == report.Findings, $"a number depends on the order of the rows; seed {seed}");
    }

    private static async Task<string> Shuffled(string packed, TestFolder folder, int seed)
    {
        await using var unpacked = new GZipStream(File.OpenRead(packed), CompressionMode.Decompress);
        using var reader = new StreamReader(unpacked, Encoding.UTF8);
        var lines = (await reader.ReadToEndAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        new Random(seed).Shuffle(lines.AsSpan(1));
        return folder.Write("shuffled.csv", string.Join('\n', lines) + "\n");
    }
}
