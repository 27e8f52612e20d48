namespace Grid.Replay.Tests;

public sealed class XesLogTests : IDisposable
{
    internal const string Mapping =
        "source: t\nacts: { case: 'trace:concept:name', act: 'event:concept:name', officer: 'event:org:resource', "
        + "at: 'event:time:timestamp',\n"
        + "        facts: { cost: 'event:cost', paid: 'event:paid', nr: 'event:nr', late: 'event:late' } }\n"
        + "slots: { lead: 'trace:responsible' }\ncases: { facts: { deadline: 'trace:deadline' } }";

    private const string Head = """
        <extension name="Concept" prefix="concept" uri="http://example.org/"/>
        <global scope="trace">
          <string key="responsible" value="UNKNOWN"/><date key="deadline" value="1970-01-01"/></global>
        <global scope="event">
          <string key="org:resource" value="UNKNOWN"/><string key="concept:name" value="UNKNOWN"/></global>
        <classifier name="Activity" keys="concept:name"/>
        <string key="concept:name" value="the log"/><int key="meta_concept:named_events_total" value="7">
          <string key="responsible" value="meta"/></int>
        """;

    private const string Trace = """
        <trace>
          <string key="concept:name" value="1"><string key="responsible" value="nested"/></string>
          <event>
            <string key="concept:name" value="OPEN"><string key="org:resource" value="nested"/></string>
            <date key="time:timestamp" value="2026-03-02T10:00:00.000+01:00"/>
            <float key="cost" value="2.50"/><boolean key="paid" value="true"/>
            <int key="nr" value="7"/><id key="late" value="x"/>
            <list key="org:resource"><values><string key="org:resource" value="in a list"/></values></list>
          </event>
          <string key="responsible" value="bob"/>
          <event><string key="concept:name" value="CLOSE"/><string key="org:resource" value="ann"/>
            <date key="time:timestamp" value="2026-07-02T10:00:00+02:00"/></event>
          <date key="deadline" value="2026-08-01T00:00:00+02:00"/>
        </trace>
        """;

    private readonly LogFolder _folder = new();

    [Theory]
    [InlineData("<log>", "log.xes")]
    [InlineData("\uFEFF<?xml version=\"1.0\" encoding=\"UTF-8\" ?>\n<log>", "log.xes")]
    [InlineData("<log xmlns=\"http://www.xes-standard.org/\">", "log.xes.gz")]
    [InlineData("<x:log xmlns:x=\"urn:x\" xmlns=\"urn:x\">", "log.xes")]
    public void Only_what_stands_directly_in_a_trace_or_an_event_is_data(string root, string name)
    {
        var end = root.Contains("x:log", StringComparison.Ordinal) ? "</x:log>" : "</log>";
        var log = Read(name, $"{root}\n{Head}\n{Trace}{end}");

        Assert.Empty(log.Quarantined);
        var one = Assert.Single(log.Cases);
        Assert.Equal("1", one.Name);
        Assert.Equal([new SlotFilling(new Slot("lead"), "bob")], one.Slots.AsEnumerable());
        Assert.Equal([new Fact("deadline", "2026-08-01T00:00:00+02:00")], one.Facts.Items.AsEnumerable());
        Assert.Equal([("OPEN", null), ("CLOSE", "ann")], one.Acts.Select(act => (act.Act, act.Officer)));
        Assert.Equal(
            [new("cost", "2.50"), new("late", "x"), new("nr", "7"), new("paid", "true")],
            one.Acts[0].Facts.Items.AsEnumerable());
        Assert.Equal(FactSet.None, one.Acts[1].Facts);
        Assert.Equal("2026-03-02T10:00:00+01:00", log.Totals.First);
    }

    [Fact]
    public void An_event_knows_its_line()
    {
        var log = Read("log.xes", $"<log>\n{Trace}</log>");

        Assert.Equal([4, 12], log.Cases[0].Acts.Select(act => act.Line));
    }

    [Fact]
    public void Bad_events_are_set_aside_each_with_its_line()
    {
        var log = Read("log.xes", $"""
            <log><trace/><trace><string key="concept:name" value="1"/>
            <event/>
            <event><string key="concept:name" value="OPEN"/></event>
            </trace>
            <trace><event><string key="concept:name" value="OPEN"/></event></trace>
            <event><string key="concept:name" value="OPEN"/></event>
            {Trace}</log>
            """);

        Assert.Equal(
            [
                (2, "the row has no act; fill in `event:concept:name`"),
                (3, "the row has no time; fill in `event:time:timestamp`"),
                (5, "the row has no case; fill in `trace:concept:name`"),
                (6, "the row has no case; fill in `trace:concept:name`"),
            ],
            log.Quarantined.Select(row => (row.Line, row.Problem)));
        Assert.Equal(["3", "4"], Assert.Single(log.Cases).Acts.Select(act => act.Place.Value));
    }

    [Fact]
    public void What_was_read_before_damage_is_kept_and_one_bad_row_tells_of_the_rest()
    {
        var whole = $"<log>\n{Trace}\n{Trace.Replace("value=\"1\"", "value=\"2\"", StringComparison.Ordinal)}\n</log>";
        var inSecondEvent = whole.LastIndexOf("CLOSE", StringComparison.Ordinal);

        string[] broken =
            [whole[..inSecondEvent], whole.Insert(inSecondEvent, "<"), whole.Insert(inSecondEvent, "\u0001")];
        foreach (var text in broken)
        {
            var log = Read("log.xes", text);

            Assert.Equal([2, 1], log.Cases.Select(one => one.Acts.Length));
            Assert.Equal("bob", Assert.Single(log.Cases[1].Slots).Officer);
            var bad = Assert.Single(log.Quarantined);
            Assert.Equal(text[..inSecondEvent].Count(letter => letter == '\n') + 1, bad.Line);
            Assert.Contains("the rest of the file could not be read", bad.Problem, StringComparison.Ordinal);
        }
    }

    public void Dispose() => _folder.Dispose();

    private LogContent Read(string name, string text) => _folder.Read(
        Mapping,
        name.EndsWith(".gz", StringComparison.Ordinal)
            ? _folder.Write(name, LogFolder.Gzip(text))
            : _folder.Write(name, text));
}
