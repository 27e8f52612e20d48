namespace Grid.Cli.Tests;

/// <summary>The smaller real logs. Nothing of their rows is shown.</summary>
public sealed class RealLogTests
{
    private const string Mapping = """
        source: made
        acts:
          case: trace:concept:name
          act: event:concept:name
          officer: event:org:resource
          at: event:time:timestamp

        """;

    private const string Pack = """
        pack: any-act
        title: whatever is done, by anybody
        acts: [{ act: "*" }]

        """;

    [SharedDataFact]
    public async Task The_receipt_log_gives_exactly_the_known_numbers()
    {
        using var folder = new TestFolder();
        var report = await GridTool.Replay(Samples.RealPermitReceipt, folder.Store());

        Assert.Equal((1_434, 8_577, 48), report.Log);
        Assert.Equal(
            [
                ("permit.check-and-decision-by-different-officers", 1_042, 0),
                ("permit.drafter-is-not-checker", 31, 0),
                ("permit.checker-is-not-decider", 22, 0),
                ("permit.decided-before-sent", 1, 0),
                // A case without an end date is not judged: neither broken nor undecidable.
                ("permit.ended-by-deadline", 377, 0),
                ("permit.responsible-takes-part", 504, 0),
            ],
            report.Rules);
        var again = await GridTool.Replay(Samples.RealPermitReceipt, folder.Store());
        Assert.True(report.Lasting == again.Lasting, "something other than timing and memory differs");
        await GridTool.VerifiesClean(folder.Store());
    }

    [SharedDataFact]
    public async Task The_textbook_log_is_replayed_with_a_pack_that_allows_all()
    {
        var report = await ReplayOfAnything("running-example.xes");

        Assert.Equal((6, 42, 6), report.Log);
        Assert.Equal(0, report.LogCount("actsWithoutOfficer"));
    }

    [SharedDataFact]
    public async Task Fines_for_which_nobody_is_named_are_counted_as_blind_spots()
    {
        var report = await ReplayOfAnything("roadtraffic100traces.xes");

        Assert.Equal((100, 390, 54), report.Log);
        Assert.Equal(290, report.LogCount("actsWithoutOfficer"));
    }

    private static async Task<Report> ReplayOfAnything(string log)
    {
        using var folder = new TestFolder();
        folder.Write("pack/pack.yaml", Pack);
        var replay = new ReplayOf(Repository.Shared(log), folder.Write("mapping.yaml", Mapping), folder["pack"]);
        var report = await GridTool.Replay(replay, folder.Store());
        Assert.Empty(report.Rules);
        Assert.Equal(0, report.LogCount("quarantined"));
        return report;
    }
}
