
namespace Grid.Cli.Tests;

/// <summary>What was signed and carried out of the house: it proves entries, and finds what was rewritten.</summary>
public sealed class CheckpointTests : IAsyncLifetime, IDisposable
{
    private const string Stranger = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";

    private readonly TestFolder _folder = new();

    private string[] Store => ["--store", _folder.Store()];

    public async Task InitializeAsync()
    {
        await GridTool.Replay(Samples.SignOff, _folder.Store());
        (await GridTool.Run(["checkpoint", .. Store, "-o", _folder["signed.txt"]])).Exits(0);
        (await GridTool.Run(
            ["prove", .. Store, "--case", "M-03", "--sequence", "2", "-o", _folder["entry.tlog-proof"]])).Exits(0);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_store_contains_what_it_signed()
    {
        var answer = await GridTool.Ask(["verify", .. Store, "--checkpoint", _folder["signed.txt"]]);
        Assert.True(answer.GetProperty("ok").GetBoolean());
        Assert.Equal(1, answer.GetProperty("checkpoints").GetInt32());
        Assert.True(answer.GetProperty("parts").GetProperty("leaves").GetProperty("perSecondOfCore").GetDouble() > 0);
        Assert.True(answer.GetProperty("parts").GetProperty("indexes").GetProperty("count").GetInt64() > 0);
    }

    [Fact]
    public async Task A_proof_says_what_it_proves_and_needs_no_store()
    {
        File.Delete(_folder["grid.db"]);
        var answer = await GridTool.Ask("check-proof", _folder["entry.tlog-proof"]);
        Assert.Equal("case:M-03", answer.GetProperty("stream").GetString());
        Assert.Equal(2, answer.GetProperty("sequence").GetInt32());
        Assert.Equal(0, answer.GetProperty("lane").GetInt32());
        Assert.Equal("case:M-03", answer.GetProperty("entry").GetProperty("stream").GetString());
        var text = (await GridTool.Run("check-proof", _folder["entry.tlog-proof"])).Exits(0).Output;
        Assert.Contains("case:M-03 #2", text, StringComparison.Ordinal);
        Assert.EndsWith("proven\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_proof_that_was_changed_proves_nothing()
    {
        var proof = await File.ReadAllBytesAsync(_folder["entry.tlog-proof"]);
        foreach (var at in new[] { 0, 40, proof.Length / 2, proof.Length - 40, proof.Length - 1 })
        {
            var changed = (byte[])proof.Clone();
            changed[at] ^= 1;
            await File.WriteAllBytesAsync(_folder["changed.tlog-proof"], changed);
            var ran = (await GridTool.Run("check-proof", _folder["changed.tlog-proof"])).Exits(1);
            Assert.Contains("proves nothing", ran.Error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Whoever_does_not_trust_the_key_is_told_whose_it_is()
    {
        var proof = (await GridTool.Run("check-proof", _folder["entry.tlog-proof"], "--key", Stranger)).Exits(1);
        Assert.Contains("no key that was named as trusted", proof.Error, StringComparison.Ordinal);
        var verify = (await GridTool.Run(
            ["verify", .. Store, "--checkpoint", _folder["signed.txt"], "--key", Stranger])).Exits(1);
        Assert.Contains("no key that was named as trusted", verify.Error, StringComparison.Ordinal);
        Assert.Contains(
            "is no key",
            (await GridTool.Run("check-proof", _folder["entry.tlog-proof"], "--key", "nonsense")).Exits(2).Error,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("hello")]
    [InlineData("hello\n\nhello\n\n")]
    public async Task Garbage_is_refused(string text)
    {
        var file = _folder.Write("garbage.txt", text);
        Assert.Contains(
            "proves nothing", (await GridTool.Run("check-proof", file)).Exits(1).Error, StringComparison.Ordinal);
        Assert.Contains(
            "no checkpoint to go by",
            (await GridTool.Run(["verify", .. Store, "--checkpoint", file])).Exits(1).Error,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_not_there_cannot_be_proven_or_read()
    {
        string[] prove = ["prove", .. Store, "-o", _folder["x"], "--sequence"];
        (await GridTool.Run([.. prove, "99", "--case", "M-03"])).Exits(2);
        (await GridTool.Run([.. prove, "1", "--case", "M-99"])).Exits(2);
        (await GridTool.Run("check-proof", _folder["no-such-file"])).Exits(2);
        (await GridTool.Run(["verify", .. Store, "--checkpoint", _folder["no-such-file"]])).Exits(2);
    }

    [Theory]
    [InlineData("DELETE FROM entry WHERE position >= 60; UPDATE lane SET size = 60", "size")]
    [InlineData("UPDATE origin SET name = 'grid/0000000000000000'", "name")]
    public async Task A_store_that_is_not_the_one_that_was_signed_is_damaged(string sql, string column)
    {
        Execute(sql);
        var ran = (await GridTool.Run(
            ["verify", .. Store, "--checkpoint", _folder["signed.txt"], "--json"])).Exits(1);
        var columns = JsonDocument.Parse(ran.Output).RootElement.GetProperty("damage").EnumerateArray()
            .Select(damage => damage.GetProperty("column").GetString());
        Assert.Contains(column, columns);
    }

    [Fact]
    public async Task A_silo_signs_while_it_runs_and_does_not_start_on_less_than_it_has_signed()
    {
        string[] own =
        [
            $"--Grid:Checkpoints:File={_folder["outside.txt"]}", $"--Grid:Checkpoints:Keys={_folder["keys"]}",
        ];
        await using (var silo = await SiloProcess.Start(_folder.Store(), own))
        {
            await VerifiesAndSigns(silo);
            (await silo.Stop()).Exits(0);
        }

        var keys = Path.Combine(_folder["keys"], "public.keys");
        (await GridTool.Run(
            ["verify", .. Store, "--checkpoint", _folder["outside.txt"], "--key", keys])).Exits(0);
        Execute("DELETE FROM entry WHERE position >= 60; UPDATE lane SET size = 60");
        (await SiloProcess.Refused([
            $"--Grid:Store={_folder.Store()}",
            SiloProcess.Setting("SiloPort", FreePorts.Next()),
            SiloProcess.Setting("GatewayPort", FreePorts.Next()),
            SiloProcess.Setting("Http", FreePorts.Next()),
            .. own,
        ])).Explains("does not continue what was signed");
    }

    private static async Task VerifiesAndSigns(SiloProcess silo)
    {
        using var http = new HttpClient { BaseAddress = silo.Page };
        await Patience.Until(
            async () =>
            {
                var text = await http.GetStringAsync("metrics");
                return text.Contains("grid_ledger_verify_age", StringComparison.Ordinal)
                    && text.Contains("grid_ledger_checkpoint_age", StringComparison.Ordinal);
            },
            "the silo has verified its ledger, and signed for it");
    }

    private void Execute(string sql) => EditedFile.Change(_folder["grid.db"], sql);
}
