namespace Grid.Cli.Tests;

/// <summary><c>grid due</c>: one deadline explained, many by the line, and what is said of a slip.</summary>
public sealed class DueTests : IDisposable
{
    private readonly TestFolder _folder = new();

    private string Pack => DuePack.In(_folder);

    [Fact]
    public async Task A_deadline_is_explained_step_by_step_with_the_law()
    {
        var told = (await Due("T-M06", "2026-03-02", "--event", "Appraisal=2026-04-01/2026-05-24")).Exits(0).Output;

        Assert.Contains("due            2026-10-26", told, StringComparison.Ordinal);
        Assert.Contains("CAL-1: a made code 85", told, StringComparison.Ordinal);
        Assert.Contains("CAL-2: a made code 86", told, StringComparison.Ordinal);
        Assert.Contains("a made code 152", told, StringComparison.Ordinal);
        Assert.Contains("days: 2026-04-02 to 2026-05-24", told, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("T-M06", "2026-03-02", "2026-09-02")]
    [InlineData("T-P12", "2026-03-02", "2026-03-09")]
    [InlineData("T-P12.2", "2026-03-02", "2026-03-09")]
    [InlineData("T-P12.1", "2026-09-26", "2026-10-05")]
    [InlineData("T-P07", "2026-03-02T10:20", "2026-03-02T23:00:00+01:00")]
    public async Task A_program_is_given_day_calendar_and_steps(string clock, string start, string due)
    {
        var answer = (await Due(clock, start, "--json")).Exits(0).Json;

        Assert.Equal(due, answer.GetProperty("due").GetString());
        Assert.False(answer.GetProperty("provisional").GetBoolean());
        Assert.Equal("work", answer.GetProperty("calendar").GetProperty("name").GetString());
        Assert.NotEqual(0, answer.GetProperty("steps").GetArrayLength());
    }

    [Fact]
    public async Task A_calendar_that_was_not_published_then_makes_it_provisional()
    {
        var answer = (await Due("T-M06", "2026-03-02", "--as-of", "2025-01-01", "--json")).Exits(0).Json;

        Assert.True(answer.GetProperty("provisional").GetBoolean());
    }

    [Fact]
    public async Task A_superseded_clock_names_the_one_in_its_place_and_answers_all_the_same()
    {
        var told = (await Due("T-M99", "2026-03-02")).Exits(0).Output;

        Assert.Contains("T-M06 holds in its place", told, StringComparison.Ordinal);
        Assert.Contains("2026-06-02", told, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("T-C04.1", "2012-12-31", "of starts from 2013-01-01 on; the start is before that", false)]
    [InlineData("T-C04.1", "2013-01-01", "holds          of starts from 2013-01-01 on\n", true)]
    [InlineData("CAL-11.1", "2012-12-31", "T-C04 holds in its place from 2013-01-01 on; the start is before", true)]
    [InlineData("CAL-11.1", "2013-01-01", "T-C04 holds in its place from 2013-01-01 on; the answer is by the", false)]
    public async Task A_clock_says_of_which_starts_it_holds(string clock, string start, string told, bool holds)
    {
        var pack = Path.Combine(Repository.Root, "grains/packs/cn");
        var ran = (await GridTool.Run("due", "--pack", pack, "--clock", clock, "--start", start)).Exits(0);
        var answer = await GridTool.Ask("due", "--pack", pack, "--clock", clock, "--start", start);

        Assert.Contains(told, ran.Output, StringComparison.Ordinal);
        Assert.Equal(holds, answer.GetProperty("holds").GetBoolean());
    }

    [Theory]
    [InlineData("did you mean `T-M06`?", "T-N06", "2026-03-02")]
    [InlineData("--start `soon` is not a time", "T-M06", "soon")]
    [InlineData("`Appraisal` is not an event; write TYPE=", "T-M06", "2026-03-02", "--event", "Appraisal")]
    [InlineData("it knows Appraisal, Extension, Judged", "T-M06", "2026-03-02", "--event", "Zzzzzzzzzzzz=2026-04-01")]
    [InlineData("did you mean `Appraisal`?", "T-M06", "2026-03-02", "--event", "Apraisal=2026-04-01")]
    [InlineData("before it begins", "T-M06", "2026-03-02", "--event", "Appraisal=2026-04-02/2026-04-01")]
    [InlineData("--as-of `May` is not a day", "T-M06", "2026-03-02", "--as-of", "May")]
    public async Task A_slip_is_told_with_the_fix(string told, string clock, string start, params string[] more) =>
        (await Due(clock, start, more)).Explains(told);

    [Fact]
    public async Task A_batch_is_answered_line_by_line_and_a_bad_line_spoils_no_other()
    {
        const string Event = """{"type":"Appraisal","at":"2026-04-01","until":"2026-05-24"}""";
        var file = _folder.Write(
            "batch.jsonl",
            $$"""
            {"clock":"T-M06","start":"2026-03-02","events":[{{Event}}]}
            {"clock":"T-N06","start":"2026-03-02"}
            {"clock":"T-P07","start":"2026-03-02T10:20","note":"kept"}

            """);

        var ran = (await GridProgram.Run("due", "--pack", Pack, "--batch", file)).Exits(2);

        var lines = ran.Output.TrimEnd('\n').Split('\n').Select(line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.Equal(
            ["2026-10-26", null, "2026-03-02T23:00:00+01:00"],
            lines.Select(line => line.GetProperty("due").GetString()));
        Assert.Equal("kept", lines[2].GetProperty("note").GetString());
        Assert.Contains($"{file}:2: ", ran.Error, StringComparison.Ordinal);
        Assert.Contains("did you mean", lines[1].GetProperty("problem").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_member_that_nobody_reads_refuses_its_line_and_names_the_nearest_that_is_read()
    {
        var file = _folder.Write(
            "batch.jsonl",
            $$"""
            {"clock":"T-1","start":"2026-03-02","event":[]}
            {{Line("Longer", "\"approver\":\"president\"")}}
            {{Line("Longer", "\"approvedBy\":\"president\"")}}
            {{Line("Longer", "\"approvedBy\":\"clerk\"")}}
            {{Line("Pause", "\"until\":\"2026-03-07\"")}}
            {{Line("Pause", "\"until\":\"2026-03-07\",\"hasFindings\":true")}}
            {{Line("Pause", "\"until\":\"2026-03-07\",\"hasFindings\":\"yes\"")}}

            """);

        var ran = (await GridProgram.Run("due", "--pack", Approving(), "--batch", file)).Exits(2);

        var lines = ran.Output.TrimEnd('\n').Split('\n')
            .Select(line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.Equal(
            [null, null, "2026-03-17", "2026-03-12", "2026-03-12", "2026-03-14", null],
            lines.Select(line => line.GetProperty("due").GetString()));
        Assert.True(lines[4].GetProperty("provisional").GetBoolean());
        foreach (var told in (string[])
            [
                $"{file}:1: the line has no member `event`, did you mean `events`?",
                $"{file}:2: an entry of `events` has no member `approver`, known are type, at, until,",
                $"{file}:7: `hasFindings` is neither true nor false",
            ])
        {
            Assert.Contains(told, ran.Error, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("Longer=2026-03-05,approver=president", "2026-03-17", "approved by president")]
    [InlineData("Longer=2026-03-05,approver=clerk", "2026-03-12", "was approved by clerk, where president must")]
    [InlineData("Pause=2026-03-03/2026-03-05,findings=true", "2026-03-14", "excludes 2 days")]
    [InlineData("Pause=2026-03-03/2026-03-05,findings=false", "2026-03-12", "has no findings on record")]
    [InlineData("Pause=2026-03-03/2026-03-05", "2026-03-12, provisional", "nobody says whether its findings are on")]
    public async Task Who_approved_and_whether_there_are_findings_can_be_said_of_an_event(
        string happened, string due, string step)
    {
        var told = (await Longer(happened)).Exits(0).Output;

        Assert.Contains($"{due}\n", told, StringComparison.Ordinal);
        Assert.Contains(step, told, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Longer=2026-03-05,aprover=president", "nothing is called `aprover`; did you mean `approver`?")]
    [InlineData("Longer=2026-03-05,approver=", "the approver has no name")]
    [InlineData("Pause=2026-03-03,findings=maybe", "write findings=true or findings=false")]
    public async Task What_is_said_of_an_event_in_no_known_word_is_told_with_the_fix(string happened, string fix) =>
        (await Longer(happened)).Explains(fix);

    // Five working days from Wednesday 30 September over two days off, a weekend and a Saturday that is worked.
    [Fact]
    public async Task Days_on_which_nobody_works_are_listed_where_working_days_pass_over_them()
    {
        var told = (await GridTool.Run("due", "--pack", Approving(), "--clock", "T-2", "--start", "2026-09-30"))
            .Exits(0).Output;

        Assert.Contains(
            "4 days on which nobody works are not counted, 2 of them by the calendar work",
            told,
            StringComparison.Ordinal);
        Assert.Contains("days: 2026-10-01 to 2026-10-04", told, StringComparison.Ordinal);
    }

    private static string Line(string type, string more) =>
        $$"""{"clock":"T-1","start":"2026-03-02","events":[{"type":"{{type}}","at":"2026-03-05",{{more}}}]}""";

    private Task<Ran> Longer(string happened) => GridTool.Run(
        "due", "--pack", Approving(), "--clock", "T-1", "--start", "2026-03-02", "--event", happened);

    private string Approving()
    {
        _folder.Write("approving/pack.yaml", """
            pack: approving
            title: a term that an approver makes longer
            acts: [{ act: filed }]
            calendars:
              - calendar: work
                zone: Europe/Paris
                weekend: [saturday, sunday]
                years:
                  - year: 2026
                    published: 2025-11-04
                    source: { title: a notice, article: "1" }
                    off: [2026-10-01, 2026-10-02]
            counting:
              - { id: C-1, rule: start-not-counted, source: { title: t, article: "1" } }
              - { id: C-2, rule: calendar, calendar: work, source: { title: t, article: "2" } }
            clocks:
              - id: T-1
                title: a term
                start: { event: Filed }
                length: { value: 10, unit: day }
                exclude_on: [{ event: Pause, needs_findings: true }]
                extend: [{ event: Longer, add: { value: 5, unit: day }, approver: president }]
                stop: { event: Done }
                source: { title: t, article: "3" }
              - id: T-2
                title: working days
                start: { event: Filed }
                length: { value: 5, unit: working_day }
                source: { title: t, article: "4" }

            """);
        return _folder["approving"];
    }

    [Fact]
    public async Task A_pack_is_printed_with_clocks_their_events_and_publications()
    {
        var told = (await GridTool.Run("pack", "show", Pack)).Exits(0).Output;
        var answer = (await GridTool.Run("pack", "show", Pack, "--json")).Exits(0).Json;

        Assert.Contains("extended by: Extension", told, StringComparison.Ordinal);
        Assert.Contains("2025-11-04", told, StringComparison.Ordinal);
        Assert.Contains("T-M99  old (superseded by T-M06)", told, StringComparison.Ordinal);
        Assert.Equal("made-terms", answer.GetProperty("pack").GetString());
        Assert.Equal(5, answer.GetProperty("clocks").GetArrayLength());
        Assert.Equal(8, answer.GetProperty("rows").GetArrayLength());
        Assert.Equal(
            ["Appraisal", "Extension", "Judged"],
            answer.GetProperty("clocks")[0].GetProperty("events").EnumerateArray()
                .Select(effect => effect.GetProperty("type").GetString()));
    }

    [Fact]
    public async Task A_pack_with_a_slip_is_told_by_file_and_line()
    {
        _folder.Write("bad/pack.yaml", "pack: p\ntitle: t\nacts: [{ act: A }]\nclock: []\n");

        (await GridTool.Run("pack", "show", _folder["bad"])).Explains("pack.yaml:4: unknown key `clock`");
    }

    public void Dispose() => _folder.Dispose();

    private Task<Ran> Due(string clock, string start, params string[] more) =>
        GridTool.Run(["due", "--pack", Pack, "--clock", clock, "--start", start, .. more]);
}
