namespace Grid.Replay.Tests;

public sealed class LogTimeTests : IDisposable
{
    private const string Rome =
        "source: t\nacts: { case: case, act: act, officer: officer, at: { field: at, zone: Europe/Rome } }";

    private readonly LogFolder _folder = new();

    [Theory]
    [InlineData("2026-01-15T10:00", "2026-01-15T10:00:00+01:00")]
    [InlineData("2026-07-15T10:00", "2026-07-15T10:00:00+02:00")]
    [InlineData("2026-07-15T10:00-05:00", "2026-07-15T10:00:00-05:00")]
    [InlineData("2026-10-25T02:30", "2026-10-25T02:30:00+02:00")]
    [InlineData("2026-03-29T02:30", "2026-03-29T03:30:00+02:00")]
    [InlineData("9999-12-31T23:59", "9999-12-31T23:59:00+01:00")]
    [InlineData("0001-01-01", "0001-01-01T00:00:00+00:49")]
    public void A_zone_gives_an_offset_to_times_that_have_none(string at, string expected) =>
        Assert.Equal(expected, Read(Rome, at).Cases[0].Acts[0].At.ToString());

    [Fact]
    public void A_zone_of_a_deadline_is_its_own()
    {
        var log = _folder.ReadCsv(
            "case,act,at,due\n1,A,2026-03-02T10:00,2026-03-09\n",
            "source: t\nacts: { case: case, act: act, at: at, due: { field: due, zone: Europe/Rome } }");

        Assert.Equal("2026-03-09T00:00:00+01:00", log.Cases[0].Acts[0].Due.ToString());
        Assert.False(log.Cases[0].Acts[0].At.HasOffset);
    }

    [Theory]
    [InlineData("2026-03-02T10:00", "2026-03-02T10:00Z", "2026-03-02T12:00+01:00")]
    [InlineData("2026-03-02T10:00Z", "2026-03-02T12:00+01:00", "2026-03-02T10:00")]
    public void Where_only_some_times_have_an_offset_the_others_are_set_aside(params string[] at)
    {
        var log = Read(LogFolder.Plain, at);

        var bad = Assert.Single(log.Quarantined);
        Assert.Equal(2 + Array.IndexOf(at, "2026-03-02T10:00"), bad.Line);
        Assert.Contains("`at: { field: at, zone: Europe/Rome }`", bad.Problem, StringComparison.Ordinal);
        Assert.Equal(("2026-03-02T10:00:00Z", "2026-03-02T12:00:00+01:00"), (log.Totals.First, log.Totals.Last));
    }

    [Theory]
    [InlineData("2026-03-02T10:00Z", "2026-03-02T10:00", "2026-03-02T11:00")]
    [InlineData("2026-03-02T10:00", "2026-03-02T11:00", "2026-03-02T10:00Z")]
    public void Where_few_times_have_an_offset_they_are_the_ones_set_aside(params string[] at)
    {
        var log = Read(LogFolder.Plain, at);

        var bad = Assert.Single(log.Quarantined);
        Assert.Equal(2 + Array.IndexOf(at, "2026-03-02T10:00Z"), bad.Line);
        Assert.Contains("write it without one", bad.Problem, StringComparison.Ordinal);
        Assert.Equal(("2026-03-02T10:00:00", "2026-03-02T11:00:00"), (log.Totals.First, log.Totals.Last));
    }

    [Fact]
    public void With_a_zone_both_kinds_of_time_are_kept() =>
        Assert.Empty(Read(Rome, "2026-03-02T10:00", "2026-03-02T10:00Z").Quarantined);

    [Fact]
    public void First_and_last_are_instants_and_not_texts()
    {
        var totals = Read(
            LogFolder.Plain, "2026-03-02T10:00+02:00", "2026-03-02T09:30+01:00", "2026-03-02T08:15Z").Totals;

        Assert.Equal(("2026-03-02T10:00:00+02:00", "2026-03-02T09:30:00+01:00"), (totals.First, totals.Last));
    }

    public void Dispose() => _folder.Dispose();

    private LogContent Read(string yaml, params string[] at) =>
        _folder.ReadCsv($"case,act,officer,at\n{string.Concat(at.Select((time, i) => $"{i},A,ann,{time}\n"))}", yaml);
}
