namespace Grid.Cli.Tests;

/// <summary>An operator changes the key that signs, by one command, while the silo runs.</summary>
public sealed class KeyRotationTests : IDisposable
{
    private const string Stranger = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";

    private readonly TestFolder _folder = new();

    private string[] Settings =>
    [
        $"--Grid:Checkpoints:Keys={_folder["keys"]}", $"--Grid:Checkpoints:File={_folder["outside.txt"]}",
    ];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_new_key_signs_what_comes_next_and_who_trusts_the_old_one_believes_it()
    {
        await using (var silo = await SiloProcess.Start(_folder.Store(), Settings))
        {
            await GridTool.Ask([.. Samples.SignOff.Arguments, "--connect", silo.Gateway]);
            await SignedFor();
            File.Copy(Public, _folder["old.keys"]);
            await Keep("before");

            var rotated = (await GridTool.Run("checkpoint", "--rotate-key", "--keys", _folder["keys"])).Exits(0);
            var key = rotated.Output.Split('\n').Single(line => line.StartsWith("new key", StringComparison.Ordinal))
                .Split(' ', StringSplitOptions.RemoveEmptyEntries)[^1];
            Assert.DoesNotContain(key, await File.ReadAllTextAsync(_folder["old.keys"]), StringComparison.Ordinal);
            await GridTool.Ask([.. More().Arguments, "--connect", silo.Gateway]);
            var name = $"\u2014 {key.Split('+')[0]} ";
            await Patience.Until(
                () => File.ReadAllText(_folder["outside.txt"]).Contains(name, StringComparison.Ordinal),
                "the new key has signed");
            await SignedFor();
            await Keep("after");
            (await silo.Stop()).Exits(0);
        }

        foreach (var trusted in new[] { _folder["old.keys"], Public })
        {
            foreach (var signed in new[] { "before.txt", "after.txt", "outside.txt" })
            {
                (await Verify(signed, trusted)).Exits(0);
            }

            foreach (var proof in new[] { "before.tlog-proof", "after.tlog-proof" })
            {
                (await GridTool.Run("check-proof", _folder[proof], "--key", trusted)).Exits(0);
            }
        }

        Assert.Contains(
            "no key that was named as trusted", (await Verify("after.txt", Stranger)).Exits(1).Error,
            StringComparison.Ordinal);
        Assert.Contains(
            "no key that was named as trusted",
            (await GridTool.Run("check-proof", _folder["after.tlog-proof"], "--key", Stranger)).Exits(1).Error,
            StringComparison.Ordinal);

        // The silo goes on from what both keys have signed.
        await using var again = await SiloProcess.Start(_folder.Store(), Settings);
        (await again.Stop()).Exits(0);
    }

    [Fact]
    public async Task Where_there_is_no_key_none_is_made()
    {
        (await GridTool.Run("checkpoint", "--rotate-key", "--keys", _folder["nothing"]))
            .Explains("there is no key in", _folder["nothing"]);
        Assert.False(Directory.Exists(_folder["nothing"]));
    }

    [Theory]
    [InlineData("checkpoint")]
    [InlineData("checkpoint --rotate-key -o x")]
    [InlineData("checkpoint --keys somewhere -o x")]
    public async Task Either_a_checkpoint_is_written_or_the_key_is_changed(string line)
    {
        ArgumentNullException.ThrowIfNull(line);
        (await GridTool.Run(line.Split(' '))).Explains("--output FILE", "--rotate-key");
    }

    private string Public => Path.Combine(_folder["keys"], "public.keys");

    private ReplayOf More() => MadeLog.Of(
        _folder,
        "case_id,seq,act,officer_id,officer_rank,at\nnext,1,SUBMITTED,P-1,OFFICER,2031-03-03T09:00:00\n",
        MadeLog.Mapping + "organ: town-1\n");

    private async Task SignedFor() => await Patience.Until(
        async () => (await GridTool.Run("doctor", "--store", _folder.Store(), "--json")).Json
            .GetProperty("checks").EnumerateArray()
            .Any(check => check.GetProperty("what").GetString() == "checkpoint"
                && check.GetProperty("seen").GetString()!.StartsWith("all ", StringComparison.Ordinal)),
        "all is signed for");

    private async Task Keep(string name)
    {
        string[] store = ["--store", _folder.Store()];
        (await GridTool.Run(["checkpoint", .. store, "-o", _folder[$"{name}.txt"]])).Exits(0);
        (await GridTool.Run(
            ["prove", .. store, "--case", "M-03", "--sequence", "2", "-o", _folder[$"{name}.tlog-proof"]])).Exits(0);
    }

    private Task<Ran> Verify(string signed, string key) =>
        GridTool.Run("verify", "--store", _folder.Store(), "--checkpoint", _folder[signed], "--key", key);
}
