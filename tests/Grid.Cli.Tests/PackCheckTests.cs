namespace Grid.Cli.Tests;

/// <summary><c>grid pack check</c> and <c>grid pack test</c>: what they print, and their exit codes.</summary>
public sealed class PackCheckTests : IDisposable
{
    private const string Sound = """
        pack: made
        title: a made pack
        oversight: officer:top/P-1
        slots: [{ slot: lead, supervised_by: oversight }]
        acts: [{ act: Filed }, { act: Judged }]
        procedures:
          - procedure: brief
            stages: [{ stage: trial, holder: lead }, { stage: done, closing: true }]
            transitions: [{ from: trial, on: Judged, to: done }]
        rules:
          - { id: stage.slots, kind: slots-of-stage, otherwise: nobody answers, source: { title: t, article: "1" } }
        clocks:
          - id: T-1
            title: trial
            start: { event: Filed, offset_days: 1 }
            length: { value: 10, unit: day }
            stop: { event: Judged }
            holder: lead
            on_breach: { consequence: a clue }
            source: { title: t, article: "2" }

        """;

    private readonly TestFolder _folder = new();

    [Fact]
    public async Task A_pack_without_holes_passes()
    {
        var told = (await Grid("pack", "check", Write("a", Sound))).Exits(0).Output;

        Assert.Contains("0 errors, 0 warnings, 0 notes", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_hole_is_told_with_rule_file_line_and_fix_and_fails()
    {
        var folder = Write("a", Sound.Replace("    holder: lead\n", ""));
        var told = (await Grid("pack", "check", Write("b", Sound), folder)).Exits(1).Output;

        Assert.Contains(
            $"{folder}/pack.yaml:13: error clock.has-holder: nobody has to see to clock `T-1`; add `holder:`",
            told,
            StringComparison.Ordinal);
        Assert.DoesNotContain('\e', told);
    }

    [Fact]
    public async Task One_hole_is_one() => Assert.EndsWith(
        ": 1 error, 0 warnings, 0 notes\n",
        (await Grid("pack", "check", Write("a", Sound.Replace("    holder: lead\n", "")))).Exits(1).Output,
        StringComparison.Ordinal);

    [Fact]
    public async Task A_program_is_given_every_hole_and_the_matrix()
    {
        var folder = Write("a", Sound.Replace("    holder: lead\n", ""));
        var answer = (await Grid("pack", "check", folder, "--json", "--report")).Exits(1).Json;

        Assert.False(answer.GetProperty("ok").GetBoolean());
        var pack = answer.GetProperty("packs")[0];
        Assert.Equal(1, pack.GetProperty("errors").GetInt32());
        var hole = pack.GetProperty("holes")[0];
        Assert.Equal("clock.has-holder", hole.GetProperty("rule").GetString());
        Assert.Equal("error", hole.GetProperty("weight").GetString());
        Assert.Equal(13, hole.GetProperty("line").GetInt32());
        var row = pack.GetProperty("matrix")[0];
        Assert.Equal("trial", row.GetProperty("stage").GetString());
        Assert.Equal(1, row.GetProperty("holes").GetInt32());
    }

    [Fact]
    public async Task The_matrix_shows_what_is_empty()
    {
        var folder = Write("a", Sound.Replace("    holder: lead\n", ""));
        var told = (await Grid("pack", "check", folder, "--report")).Exits(1).Output;

        Assert.Contains("brief / trial      lead *  (none)  oversight", told, StringComparison.Ordinal);
        Assert.Contains("1 rows, 1 empty cells", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_matrix_goes_to_a_file_where_one_is_named()
    {
        var (file, folder) = (_folder["matrix.txt"], Write("a", Sound.Replace("    holder: lead\n", "")));
        var told = (await Grid("pack", "check", folder, "--report", file)).Exits(1).Output;
        var written = await File.ReadAllTextAsync(file);

        Assert.DoesNotContain("empty cells", told, StringComparison.Ordinal);
        Assert.Contains("brief / trial      lead *  (none)  oversight", written, StringComparison.Ordinal);
        Assert.Contains("1 rows, 1 empty cells", written, StringComparison.Ordinal);
        Assert.DoesNotContain('\e', written);
        (await Grid("pack", "check", folder, "--report", _folder["nowhere/matrix.txt"])).Exits(2);
    }

    [Fact]
    public async Task Two_packs_of_one_name_for_the_same_days_are_refused_with_file_and_line()
    {
        var first = Write("a", Sound + "effective: { from: 2026-01-01, until: 2026-12-31 }\n");
        var second = Write("b", Sound + "effective: { from: 2026-12-31 }\n");
        var told = (await Grid("pack", "check", first, second)).Exits(1).Output;

        Assert.Contains(
            $"{second}/pack.yaml:{Sound.Split('\n').Length}: error pack.dates-are-free: this version of `made` is "
            + "the law from 2026-12-31, and version ",
            told,
            StringComparison.Ordinal);
        Assert.Contains(
            "from 2026-01-01 until 2026-12-31; let one end before the other begins", told, StringComparison.Ordinal);

        var after = Write("c", Sound + "effective: { from: 2027-01-01 }\n");
        (await Grid("pack", "check", first, after)).Exits(0);
        (await Grid("pack", "check", first, first)).Exits(0);
        (await Grid("pack", "check", Write("d", Sound), Write("e", Sound + "# another\n"))).Exits(1);
    }

    [Fact]
    public async Task The_page_is_one_file_that_loads_nothing()
    {
        var page = _folder["page.html"];
        (await Grid("pack", "check", Write("a", Sound.Replace("    holder: lead\n", "")), "--html", page)).Exits(1);
        var html = await File.ReadAllTextAsync(page);

        Assert.Contains("<td class=\"hole\">", html, StringComparison.Ordinal);
        Assert.Contains("Content-Security-Policy\" content=\"default-src ", html, StringComparison.Ordinal);
        Assert.DoesNotContain("src=\"http", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<link", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pack_that_does_not_compile_fails_and_one_that_is_not_there_cannot_be_looked_at()
    {
        var broken = (await Grid("pack", "check", Write("a", Sound.Replace("holder: lead", "holder: laed")))).Exits(1);
        Assert.Contains("error reference.resolves: unknown slot `laed`", broken.Output, StringComparison.Ordinal);

        var missing = (await Grid("pack", "check", _folder["nowhere"])).Exits(2);
        Assert.Contains("there is no folder", missing.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Examples_that_are_kept_pass_and_others_fail_with_file_and_line()
    {
        var folder = Write("a", Sound);
        Assert.Contains(
            "has no examples", (await Grid("pack", "test", folder)).Exits(1).Output, StringComparison.Ordinal);

        _folder.Write("a/examples/due.yaml", "deadlines:\n  - { clock: T-1, start: 2026-03-02, due: 2026-03-12 }\n");
        Assert.Contains(
            "1 kept, 0 failed", (await Grid("pack", "test", folder)).Exits(0).Output, StringComparison.Ordinal);

        _folder.Write("a/examples/due.yaml", "deadlines:\n  - { clock: T-1, start: 2026-03-02, due: 2026-03-11 }\n");
        Assert.Contains(
            "examples/due.yaml:2: T-1, as the law has it: expected due 2026-03-11, got due 2026-03-12",
            (await Grid("pack", "test", folder)).Exits(1).Output,
            StringComparison.Ordinal);
        var answer = (await Grid("pack", "test", folder, "--json")).Exits(1).Json;
        Assert.Equal("due 2026-03-12", answer.GetProperty("failures")[0].GetProperty("got").GetString());
    }

    public void Dispose() => _folder.Dispose();

    private string Write(string name, string pack)
    {
        _folder.Write($"{name}/pack.yaml", pack);
        return _folder[name];
    }

    private static Task<Ran> Grid(params string[] args) => GridTool.Run(args);
}
