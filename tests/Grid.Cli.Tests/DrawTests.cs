using Grid.Packs;

namespace Grid.Cli.Tests;

/// <summary><c>grid draw check</c> on an exported ledger: no grid and no store.</summary>
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

        Assert.Contains("1 of them could not be held against a pack", ran.Output, StringComparison.Ordinal);
        var answer = await GridTool.Ask("draw", "check", "--export", Exported);
        Assert.True(answer.GetProperty("ok").GetBoolean());
        var drawn = answer.GetProperty("draws")[0];
        Assert.Equal(64, drawn.GetProperty("key").GetString()!.Length);
        Assert.Equal(3, drawn.GetProperty("candidates").GetArrayLength());
    }

    [Fact]
    public async Task What_weighed_is_held_against_the_pack_that_is_named()
    {
        var (right, drawn) = await Under("right", ceiling: 10);
        var held = (await GridTool.Run("draw", "check", "--export", drawn, "--pack", right)).Exits(0);
        Assert.Contains("1 proven", held.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("could not be held", held.Output, StringComparison.Ordinal);

        // The pack is not the one that the draw names: that is told, and nothing is proven by it.
        var (other, suited) = await Under("other", ceiling: 11);
        var ran = (await GridTool.Run("draw", "check", "--export", drawn, "--pack", other)).Exits(0);
        Assert.Contains("is not at hand", ran.Output, StringComparison.Ordinal);

        var wrong = (await GridTool.Run("draw", "check", "--export", suited, "--pack", other)).Exits(1);
        Assert.Contains("WRONG: what weighed is not what the pack made has", wrong.Output, StringComparison.Ordinal);
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
        (await GridTool.Run("draw", "check", "--export", _folder["nowhere.jsonl"]))
            .Explains("cannot be read: Could not find file");
        (await GridTool.Run("draw", "check", "--export", _folder["."])).Explains("is a folder; name the file in it");
        (await GridTool.Run("draw", "check", "--export", Exported, "--store", _folder["grid.db"]))
            .Explains("--export and --store exclude each other");
    }

    [Theory]
    [InlineData("notes", "'notes' is an invalid JSON literal")]
    [InlineData("[1]", "it has no entry in it")]
    [InlineData("{\"entry\":7}", "it has no entry in it")]
    [InlineData("{\"entry\":{\"stream\":5,\"type\":5,\"sequence\":1}}", "its entry has no `")]
    [InlineData("{\"entry\":{\"stream\":\"case:1\",\"sequence\":\"x\"}}", "its entry has no `")]
    public async Task What_is_no_line_of_an_export_is_named_with_its_place(string line, string found)
    {
        var file = _folder.Write("other.jsonl", $"\n{line}\n");
        foreach (var verb in (string[])["draw", "sample", "report"])
        {
            (await GridTool.Run(verb, "check", "--export", file)).Explains(
                $"other.jsonl is no exported ledger, line 2: {found}", "; write one with `grid export");
        }
    }

    // A pack in a folder, and the ledger whose case names it.
    private async Task<(string Pack, string Export)> Under(string name, int ceiling)
    {
        _folder.Write($"{name}/pack.yaml", $$"""
            pack: made
            title: a pack that draws
            slots: [{ slot: judge }]
            facts: [{ fact: matter, type: text, values: [tax] }]
            acts: [{ act: note }]
            supervision:
              - id: S-40
                kind: assignment
                title: drawn
                of: [judge]
                draw: { weights: { ceiling: {{ceiling}}, least: 1, speciality: matter, times: 2 } }
                source: { title: a house rule, article: one }

            """);
        var folder = _folder[name];
        var named = $"\"pack\":\"{PackFolder.Read(folder).Content!.Version}\",";
        const string Type = "\"type\":\"case.holder-drawn.v1\"";
        var told = (await File.ReadAllTextAsync(Exported)).Replace(Type, named + Type, StringComparison.Ordinal);
        return (folder, _folder.Write($"{name}.jsonl", told));
    }
}
