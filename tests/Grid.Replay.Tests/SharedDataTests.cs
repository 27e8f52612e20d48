namespace Grid.Replay.Tests;

/// <summary>The counts of DATA.md that concern reading. Nothing of the rows is shown.</summary>
public sealed class SharedDataTests
{
    private static readonly string Samples = Path.Combine(SharedData.Root, "grains", "packs", "samples");

    private const string Xes =
        "source: test\nacts: { case: 'trace:concept:name', act: 'event:concept:name', "
        + "officer: 'event:org:resource', at: 'event:time:timestamp'";

    private static readonly string Permits = Path.Combine(Samples, "municipal-permits", "mapping.yaml");

    [SharedDataFact]
    public void Sign_off_reports_are_read_whole()
    {
        var log = SharedData.Read(Path.Combine(Samples, "sign-off", "mapping.yaml"), "trr_acts_dev.csv.gz");

        Assert.Equal(
            new LogTotals(31_735, 95_319, 9_045) { First = "2004-01-17T00:00:00", Last = "2014-03-25T00:00:00" },
            log.Totals with { First = Day(log.Totals.First), Last = Day(log.Totals.Last) });
        Assert.Equal(17, log.Cases.Count(one => one.Facts == FactSet.None));
        Assert.Equal(71, log.Cases.Select(one => one.Facts["unit"]).OfType<string>().Distinct().Count());
        Assert.Equal(666, log.Cases.Sum(one => one.Acts.Count(act => act.Facts["rank"] is null)));
        Assert.Equal(8, log.Cases.Count(one => !InOrderOfTime(one)));
    }

    [SharedDataFact]
    public void Receipts_of_permit_requests_are_read_whole()
    {
        var log = SharedData.Read(Path.Combine(Samples, "permit-receipt", "mapping.yaml"), "receipt.xes.gz");

        Assert.Equal((1_434, 8_577, 48, 0), Counts(log));
        Assert.Equal(0, log.Totals.ActsWithoutOfficer);
        Assert.Equal(39, log.Cases.Select(one => Assert.Single(one.Slots).Officer).Distinct().Count());
        Assert.Equal(105, log.Cases.Count(one => one.Facts["ended"] is null));
        Assert.Equal(377, log.Cases.Count(EndedAfterDeadline));
    }

    [SharedDataFact]
    public void The_textbook_log_is_read_whole()
    {
        using var folder = new LogFolder();
        var log = Read(folder, Xes + " }", "running-example.xes");

        Assert.Equal((6, 42, 6, 0), Counts(log));
        Assert.Equal(["3", "2", "1", "6", "5", "4"], log.Cases.Select(one => one.Name));
        Assert.Equal([9, 5, 5, 5, 13, 5], log.Cases.Select(one => one.Acts.Length));
    }

    [SharedDataFact]
    public void Most_acts_of_the_traffic_fines_name_nobody()
    {
        using var folder = new LogFolder();
        var log = Read(folder, Xes + " }", "roadtraffic100traces.xes");

        Assert.Equal((100, 390, 54, 0), Counts(log));
        Assert.Equal(290, log.Totals.ActsWithoutOfficer);
    }

    [SharedDataFact]
    public void Municipality_1_is_read_whole()
    {
        var log = SharedData.Read(Permits, "BPIC15_1.xes.gz");

        Assert.Equal((1_199, 52_217, 23, 0), Counts(log));
        Assert.Equal(27_353, SelfMonitored(log));
        Assert.Equal(3_340, WithDueDate(log));
        Assert.Equal(1, log.Cases.Count(one => one.Slots.IsEmpty));
    }

    [SharedDataFact]
    public void Two_municipalities_are_kept_apart_by_file()
    {
        var log = SharedData.Read(Permits, "BPIC15_1.xes.gz", "BPIC15_2.xes.gz");

        Assert.Equal((1_199 + 832, 52_217 + 44_354, 34, 0), Counts(log));
        Assert.Equal(27_353 + 19_574, SelfMonitored(log));
        Assert.Equal(3_340 + 398, WithDueDate(log));
        Assert.Equal(832, log.Cases.Count(one => one.Organ == "municipality-2"));
        Assert.Equal(168 + 629, InStage(log, "BB"));
        Assert.Equal(811 + 590, InStage(log, "AWB45"));
        Assert.Equal(0, log.Totals.NamesInSeveralOrgans);
    }

    private static LogContent Read(LogFolder folder, string yaml, params string[] names) =>
        SharedData.Read(folder.Write("mapping.yaml", yaml), names);

    private static (int Cases, int Acts, int Officers, int Quarantined) Counts(LogContent log) =>
        (log.Totals.Cases, log.Totals.Acts, log.Totals.Officers, log.Totals.Quarantined);

    private static int SelfMonitored(LogContent log) =>
        log.Cases.Sum(one => one.Acts.Count(act => act.Supervisor is not null && act.Supervisor == act.Officer));

    private static int WithDueDate(LogContent log) =>
        log.Cases.Sum(one => one.Acts.Count(act => act.Due is not null));

    private static int InStage(LogContent log, string stage) =>
        log.Cases.Count(one => one.Acts.Any(act => act.Stage == stage));

    private static bool EndedAfterDeadline(LogCase one) =>
        one.Facts["ended"] is { } ended
        && one.Facts["deadline"] is { } deadline
        && Timestamp.Parse(ended).CompareWith(Timestamp.Parse(deadline)) > 0;

    private static bool InOrderOfTime(LogCase one) =>
        one.Acts.Zip(one.Acts.Skip(1)).All(pair => pair.First.At.CompareWith(pair.Second.At) <= 0);

    private static string Day(string? at) => at![..10] + "T00:00:00";
}
