using Grid.Ledger.Checkpoints;

namespace Grid.Cli.Tests;

/// <summary>Checkpoints that the operators of a silo did not sign: it stays down, and changes nothing.</summary>
public sealed class StrangeCheckpointTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_file_that_an_unknown_key_has_signed_keeps_the_silo_down()
    {
        await GridTool.Replay(Samples.SignOff, _folder.Store());
        var bundle = CheckpointBundle.Sign(
            Checkpoint.Of("grid/0123456789abcdef", [(0, 3, new byte[32])], new(2026, 3, 2, 0, 0, 0, DateTimeKind.Utc)),
            SigningKey.New("stranger"),
            []);
        await IsRefused(bundle.ToString(), "stranger", "no key that was named as trusted");
    }

    [Theory]
    [InlineData("these are somebody's notes\n", "holds no checkpoints")]
    [InlineData("a\n\nb\n\n", "holds no checkpoints")]
    public async Task A_file_that_holds_something_else_keeps_the_silo_down(string text, string told)
    {
        await GridTool.Replay(Samples.SignOff, _folder.Store());
        await IsRefused(text, told);
    }

    private async Task IsRefused(string outside, params string[] told)
    {
        _folder.Write("outside.txt", outside);
        var before = await GridTool.Exported(_folder.Store());
        var lane = EditedFile.Ask(_folder["grid.db"], "SELECT lane || ' ' || epoch || ' ' || size FROM lane");
        (await SiloProcess.Refused(
            $"--Grid:Store={_folder.Store()}",
            SiloProcess.Setting("SiloPort", FreePorts.Next()),
            SiloProcess.Setting("GatewayPort", FreePorts.Next()),
            SiloProcess.Setting("Http", FreePorts.Next()),
            $"--Grid:Checkpoints:Keys={_folder["keys"]}",
            $"--Grid:Checkpoints:File={_folder["outside.txt"]}")).Explains(told);
        Assert.Equal(before, await GridTool.Exported(_folder.Store()));
        Assert.Equal(lane, EditedFile.Ask(_folder["grid.db"], "SELECT lane || ' ' || epoch || ' ' || size FROM lane"));
        Assert.Equal(outside, await File.ReadAllTextAsync(_folder["outside.txt"]));
    }
}
