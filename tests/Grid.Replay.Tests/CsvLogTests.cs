using System.Text;

namespace Grid.Replay.Tests;

public sealed class CsvLogTests : IDisposable
{
    private readonly LogFolder _folder = new();

    [Fact]
    public void Rows_become_acts_of_their_cases_in_order_of_first_appearance()
    {
        var log = _folder.ReadCsv("""
            case,act,officer,at,other
            2,OPEN,ann,2026-03-02T10:00,x
            1,OPEN,,2026-03-01,x
            2,CLOSE,bob,2026-03-01T09:00:30,x

            """);

        Assert.Equal(["2", "1"], log.Cases.Select(one => one.Name));
        Assert.Equal(new CaseId("case:2"), log.Cases[0].Id);
        Assert.Equal(["OPEN", "CLOSE"], log.Cases[0].Acts.Select(act => act.Act));
        Assert.Equal(["1", "2"], log.Cases[0].Acts.Select(act => act.Place.Value));
        Assert.Equal([2, 4], log.Cases[0].Acts.Select(act => act.Line));
        Assert.Null(log.Cases[1].Acts[0].Officer);
        Assert.Equal(
            new LogTotals(2, 3, 2)
            {
                ActsWithoutOfficer = 1,
                First = "2026-03-01T00:00:00",
                Last = "2026-03-02T10:00:00",
            },
            log.Totals);
    }

    [Fact]
    public void Every_mapped_field_reaches_its_act()
    {
        var act = Assert.Single(Assert.Single(_folder.ReadCsv(
            """
            c,a,o,t,s,g,r,d,i,f,blank
            1,OPEN,ann,2026-03-02T10:00Z,bob,first,2026-03-03,2026-03-09T00:00+01:00,request,SERGEANT,
            """,
            """
            source: test
            acts: { case: c, act: a, officer: o, at: t, supervisor: s, stage: g, recordedAt: r, due: d,
                    intent: { field: i }, facts: { rank: f, blank: blank } }
            """).Cases).Acts);

        Assert.Equal(("ann", "bob", "first", Intent.Request), (act.Officer, act.Supervisor, act.Stage, act.Intent));
        Assert.Equal("2026-03-03T00:00:00", act.RecordedAt.ToString());
        Assert.Equal("2026-03-09T00:00:00+01:00", act.Due.ToString());
        Assert.Equal(FactSet.Of([new Fact("rank", "SERGEANT")]), act.Facts);
    }

    [Fact]
    public void Quoting_line_breaks_and_byte_order_mark_are_understood()
    {
        var text = "\uFEFFcase,act,officer,at\r\n"
            + "\r\n"
            + "\"1,a\",\"SAID \"\"NO\"\"\",\"Ann\r\nof Town\",2026-03-02T10:00\r\n"
            + "1,OPEN,bob,2026-03-02T11:00";
        var log = _folder.ReadCsv(text);

        Assert.Empty(log.Quarantined);
        var first = log.Cases[0].Acts[0];
        Assert.Equal("1,a", log.Cases[0].Name);
        Assert.Equal(("SAID \"NO\"", "Ann\r\nof Town", 3), (first.Act, first.Officer, first.Line));
        Assert.Equal("case:1,a", log.Cases[0].Id.Value);
        Assert.Equal(5, log.Cases[1].Acts[0].Line);
    }

    [Fact]
    public void Equal_rows_are_two_acts()
    {
        var log = _folder.ReadCsv("case,act,officer,at\n1,OPEN,ann,2026-03-02\n1,OPEN,ann,2026-03-02\n");

        Assert.Equal(["1", "2"], Assert.Single(log.Cases).Acts.Select(act => act.Place.Value));
    }

    [Fact]
    public void Several_files_are_one_log()
    {
        var log = _folder.Read(
            LogFolder.Plain,
            _folder.Write("a.csv", "case,act,officer,at\n1,OPEN,ann,2026-03-02\n"),
            _folder.Write("b.CSV.GZ", LogFolder.Gzip("at,officer,act,case\n2026-03-03,bob,CLOSE,1\n,bob,CLOSE,1\n")),
            _folder.Write("c.csv", "case,act,officer,at\n1,REOPEN,ann,2026-03-01\n"));

        Assert.Equal(
            [("1", "OPEN"), ("2", "CLOSE"), ("4", "REOPEN")],
            Assert.Single(log.Cases).Acts.Select(act => (act.Place.Value, act.Act)));
        Assert.EndsWith("b.CSV.GZ", Assert.Single(log.Quarantined).File, StringComparison.Ordinal);
    }

    [Fact]
    public void Slots_and_facts_of_the_case_are_taken_from_its_first_row_that_has_them()
    {
        var one = Assert.Single(_folder.ReadCsv(
            "case,act,at,nr,lead,unit\n1,B,2026-03-02,10,bob,north\n1,A,2026-03-02,9,,south\n1,C,2026-03-02,x,eve,\n",
            "source: t\nacts: { case: case, act: act, at: at, order: nr }\n"
            + "slots: { lead: lead }\ncases: { facts: { unit: unit } }").Cases);

        Assert.Equal(["9", "10", "x"], one.Acts.Select(act => act.Place.Value));
        Assert.Equal([new SlotFilling(new Slot("lead"), "bob")], one.Slots.AsEnumerable());
        Assert.Equal("south", one.Facts["unit"]);
    }

    [Fact]
    public void Organs_keep_cases_and_officers_of_one_name_apart()
    {
        const string Rows = "case,act,officer,at,organ\n1,OPEN,ann,2026-03-02,town 1\n1,OPEN,ann,2026-03-02,town 2\n";
        var byField = _folder.ReadCsv(Rows, LogFolder.Plain + "\norgan: { field: organ }");
        var byFile = _folder.Read(
            LogFolder.Plain + "\norgan: { files: { a.csv: x, b.csv: y } }",
            _folder.Write("a.csv", Rows),
            _folder.Write("b.csv", Rows));

        Assert.Equal(["case:town%201/1", "case:town%202/1"], byField.Cases.Select(one => one.Id.Value));
        Assert.Equal(["town 1", "town 2"], byField.Cases.Select(one => one.Organ));
        Assert.Equal(2, byField.Totals.Officers);
        Assert.Equal(["case:x/1", "case:y/1"], byFile.Cases.Select(one => one.Id.Value));
    }

    [Fact]
    public void Progress_goes_from_nothing_to_all_and_reading_can_be_stopped()
    {
        var rows = new StringBuilder("case,act,officer,at\n");
        for (var i = 0; i < 5000; i++)
        {
            rows.Append(i).Append(",OPEN,ann,2026-03-02\n");
        }

        var mapping = Assert.IsType<MappingLoad.Loaded>(_folder.Load(LogFolder.Plain)).Mapping;
        var path = _folder.Write("a.csv", rows.ToString());
        var progress = new ProgressSteps();
        using var stop = new CancellationTokenSource();
        LogReader.Read([path, path], mapping, null, _ => true, progress, stop.Token);
        stop.Cancel();

        Assert.Equal(progress.Steps.Order(), progress.Steps);
        Assert.Equal(1, progress.Steps[^1]);
        Assert.True(progress.Steps.Count > 4);
        Assert.Throws<OperationCanceledException>(
            () => LogReader.Read([path], mapping, null, _ => true, progress, stop.Token));
    }

    public void Dispose() => _folder.Dispose();

    private sealed class ProgressSteps : IProgress<double>
    {
        public List<double> Steps { get; } = [];

        public void Report(double value) => Steps.Add(value);
    }
}
