
namespace Grid.Cli.Tests;

/// <summary>A program asks the grid, through the client library, to verify its ledger.</summary>
public sealed class ClientVerificationTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Damage_in_the_store_is_told_with_its_place()
    {
        await GridTool.Replay(Samples.SignOff, _folder.Store());
        await using var silo = await SiloProcess.Start(
            _folder.Store(),
            $"--Grid:Checkpoints:Keys={_folder["keys"]}",
            "--Grid:Checkpoints:File=none",
            "--Grid:Checkpoints:Verify=0");
        await using var host = await ClientHost.Connect(silo.Gateway);
        var before = await host.Grid.VerifyAsync();
        Assert.True(before.IsClean);
        Assert.Empty(before.Damage);
        Assert.True(before.Entries > 0);
        Assert.Equal(1, before.Lanes);

        Execute(
            "UPDATE entry SET body = replace(body, 'sequence', 'Sequence') WHERE position = 7;"
            + "UPDATE case_head SET stage = 'x' WHERE \"case\" = 'case:M-03'");
        var after = await host.Grid.VerifyAsync();
        Assert.False(after.IsClean);
        Assert.Equal(before.Entries, after.Entries);
        Assert.Equal(after.DamageCount, after.Damage.Length);
        Assert.Contains(after.Damage, damage => (damage.Table, damage.Row, damage.Column) == ("entry", "0/7", "body"));
        Assert.Contains(
            after.Damage,
            damage => (damage.Table, damage.Row, damage.Column) == ("case_head", "case:M-03", "stage"));
        Assert.All(after.Damage, damage => Assert.NotEmpty(damage.Problem));
    }

    private void Execute(string sql) => Assert.True(EditedFile.Change(_folder["grid.db"], sql) > 0);
}
