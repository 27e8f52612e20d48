namespace Grid.Cli.Tests;

/// <summary>Blind spots as numbers, from a store by itself.</summary>
public sealed class CoverageTests(PermitStore permits) : IClassFixture<PermitStore>
{
    [Fact]
    public async Task The_numbers_are_those_of_the_ledger()
    {
        var answer = await GridTool.Ask("coverage", "--store", permits.Store, "--days", "10");

        var coverage = answer.GetProperty("coverage");
        var live = (await permits.Exported()).Keys.Count(
            key => key.Sequence == 1 && key.Stream.StartsWith("case:", StringComparison.Ordinal));
        Assert.True(answer.GetProperty("isCaughtUp").GetBoolean());
        // The acts of the log are of a time to come, so that no case of it has been silent.
        Assert.Equal((live, 0), (
            coverage.GetProperty("liveCases").GetInt32(), coverage.GetProperty("silentCases").GetInt32()));
        Assert.Equal(0, coverage.GetProperty("inTransit").GetInt32());
        Assert.True(coverage.GetProperty("holdersWithoutSupervisor").GetInt32() > 0);
        Assert.Equal(
            live,
            answer.GetProperty("below").EnumerateArray()
                .Sum(below => below.GetProperty("coverage").GetProperty("liveCases").GetInt32()));
    }

    [Fact]
    public async Task The_matrix_has_every_live_case_in_its_stage()
    {
        var answer = await GridTool.Ask("coverage", "--store", permits.Store, "--matrix");
        var live = answer.GetProperty("coverage").GetProperty("liveCases").GetInt32();
        var lines = answer.GetProperty("matrix").GetProperty("lines").EnumerateArray().ToArray();

        Assert.Equal(live, lines.GroupBy(line => (
                line.GetProperty("pack").GetString(),
                line.TryGetProperty("stage", out var stage) ? stage.GetString() : null))
            .Sum(stage => stage.First().GetProperty("liveCases").GetInt32()));
        var ran = (await GridTool.Run("coverage", "--store", permits.Store, "--matrix")).Exits(0);
        Assert.Contains("rows with something missing", ran.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_unit_that_nothing_speaks_of_is_no_unit_in_good_order()
    {
        var ran = (await GridTool.Run("coverage", "--store", permits.Store, "--unit", "nowhere")).Exits(2);

        Assert.Contains("no case lies in unit:nowhere, and nobody", ran.Error, StringComparison.Ordinal);
        Assert.Contains("without --unit lists the units", ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task People_read_them_in_columns()
    {
        var ran = (await GridTool.Run("coverage", "--store", permits.Store)).Exits(0);

        Assert.Contains("cases without a holder", ran.Output, StringComparison.Ordinal);
        Assert.Contains("cases silent for 30 days", ran.Output, StringComparison.Ordinal);
        Assert.Contains("warnings not delivered", ran.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_officer_for_whom_nothing_waits_is_told_so_from_a_store_by_itself()
    {
        var answer = await GridTool.Ask("officer", "town-1/P 1", "--loops", "--store", permits.Store);
        var loops = answer.GetProperty("loops");

        Assert.Equal(
            (0, 0),
            (loops.GetProperty("warnings").GetArrayLength(), loops.GetProperty("clues").GetArrayLength()));
        // A log that names somebody does not tell of their standing.
        Assert.Equal("unknown", Assert.Single(answer.GetProperty("timeline").EnumerateArray())
            .GetProperty("standing").GetString());
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("x")]
    [InlineData("")]
    [InlineData("99999999999")]
    public async Task A_number_of_days_that_is_none_is_refused(string days)
    {
        var ran = (await GridTool.Run("coverage", "--store", permits.Store, "--days", days)).Exits(2);

        Assert.Contains("--days is a number of days from 1", ran.Error, StringComparison.Ordinal);
    }
}
