namespace Grid.Cli.Tests;

/// <summary><c>grid draw check</c> on an exported ledger: no grid, no store, no pack.</summary>
public sealed class DrawTests : IDisposable
{
    private readonly TestFolder _folder = new();

    /// <summary>A ledger as it was exported after its key was told.</summary>
    private static readonly string Exported = Path.Combine(AppContext.BaseDirectory, "drawn.jsonl");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Why_this_one_is_answered_and_proven()
    {
        var ran = (await GridTool.Run("draw", "check", "--export", Exported, "--case", "7")).Exits(0);
        foreach (var told in (string[])["officer:ada", "unit:court #2", "unit:court #3", "2,000", "1 proven"])
        {
            Assert.Contains(told, ran.Output, StringComparison.Ordinal);
        }

        var answer = await GridTool.Ask("draw", "check", "--export", Exported);
        Assert.True(answer.GetProperty("ok").GetBoolean());
        var drawn = answer.GetProperty("draws")[0];
        Assert.Equal(64, drawn.GetProperty("key").GetString()!.Length);
        Assert.Equal(3, drawn.GetProperty("candidates").GetArrayLength());
    }

    [Fact]
    public async Task What_was_changed_is_named_and_what_is_not_there_is_told()
    {
        var changed = _folder.Write(
            "changed.jsonl",
            (await File.ReadAllTextAsync(Exported)).Replace(
                "\"weight\":100}", "\"weight\":900}", StringComparison.Ordinal));
        var ran = (await GridTool.Run("draw", "check", "--export", changed)).Exits(1);
        Assert.Contains("WRONG: the weight of officer:cy is not 900", ran.Output, StringComparison.Ordinal);
        Assert.Contains("1 wrong", ran.Output, StringComparison.Ordinal);

        (await GridTool.Run("draw", "check", "--export", changed, "--case", "8"))
            .Explains("nothing was drawn in case:8");
        (await GridTool.Run("draw", "check", "--export", _folder.Write("notes.txt", "notes\n")))
            .Explains("is no exported ledger");
    }
}
