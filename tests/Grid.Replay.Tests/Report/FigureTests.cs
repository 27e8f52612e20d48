using Grid.Replay.Report;
using Grid.Replay.Report.Figures;
using static Grid.Replay.Tests.Report.MadeReplay;

namespace Grid.Replay.Tests.Report;

/// <summary>How the figures of the report are counted.</summary>
public sealed class FigureTests
{
    [Theory]
    [InlineData("2031-01-01T23:59:00", "2031-03-01T00:00:00", "day", 60)]
    [InlineData("2031-01-01T00:00:00", "2032-01-01T00:00:00", "week", 53)]
    [InlineData("2025-01-31T00:00:00", "2034-12-01T00:00:00", "month", 120)]
    [InlineData("1900-01-01T00:00:00", "2031-01-01T00:00:00", "year", 132)]
    public void Acts_over_time_step_as_their_span_asks_without_a_gap(string first, string last, string step, int points)
    {
        var acts = ActsOverTime.Of([Known(Case("K-1", Act("A", "ann", first), Act("B", "ann", last, 3)))]);

        Assert.Equal((step, points), (acts.Step, acts.Points.Length));
        Assert.Equal(2, acts.Points.Sum(point => point.Value));
        Assert.Equal(1, acts.Most);
    }

    [Fact]
    public void A_week_begins_on_monday_and_days_are_those_the_log_writes()
    {
        var weeks = ActsOverTime.Of(
            [Known(Case("K-1", Act("A", "ann", "2031-03-01T09:00:00"), Act("B", "ann", "2032-03-01T09:00:00", 3)))]);
        var days = ActsOverTime.Of([Known(Case("K-1", Act("A", "ann", "2031-03-02T00:30:00+08:00")))]);

        Assert.All(weeks.Points, point => Assert.Equal(DayOfWeek.Monday, point.At.DayOfWeek));
        Assert.Equal(new DateTime(2031, 3, 2), Assert.Single(days.Points).At.Date);
    }

    [Fact]
    public void A_log_without_acts_has_no_points() => Assert.Empty(ActsOverTime.Of([]).Points);

    [Fact]
    public void Work_is_handed_on_between_neighbouring_acts_of_different_officers()
    {
        var work = HandingsOn.Of(
        [
            Known(Case("K-1", At("ann", 1), At("bea", 2), At("bea", 3), At("ann", 4))),
            Known(Case("K-2", At("ann", 1), At("bea", 2), At(null, 3), At("ann", 4))),
        ]);

        var names = work.Nodes.ToDictionary(node => node.Id, node => node.Name);
        Assert.Equal(
            [("ann", "bea", 2.0), ("bea", "ann", 1.0)],
            work.Edges.Select(edge => (names[edge.From], names[edge.To], edge.Weight)));
        Assert.Equal((2, 3, 3), (work.Pairs, work.All, work.Drawn));
        Assert.Equal([("ann", 3.0), ("bea", 3.0)], work.Nodes.Select(node => (node.Name, node.Weight)));
    }

    [Fact]
    public void Only_the_heaviest_pairs_are_drawn_and_the_others_counted()
    {
        var cases = Enumerable.Range(0, 100).SelectMany(i => Enumerable.Repeat(i, 1 + (i % 2)))
            .Select((i, n) => Known(Case($"K-{n}", At($"a{i}", 1), At($"b{i}", 2))));

        var work = HandingsOn.Of([.. cases]);

        Assert.Equal((100, 150, HandingsOn.PairsMax), (work.Pairs, work.All, work.Edges.Length));
        Assert.Equal(50 * 2 + 10, work.Drawn);
    }

    [Fact]
    public void Officers_of_one_name_in_two_organs_are_two()
    {
        var loads = OfficerLoads.Of(
        [
            Known(Case("K-1", At("ann", 1), At("ann", 2)) with { Organ = "north" }),
            Known(Case("K-2", At("ann", 1)) with { Organ = "south" }),
            Known(Case("K-3", At("ann", 1)) with { Organ = "north" }),
        ]);

        Assert.Equal([("ann · north", 3, 2), ("ann · south", 1, 1)], loads.Busiest.Select(
            officer => (officer.Name, officer.Acts, officer.Cases)));
    }

    [Fact]
    public void A_name_of_two_organs_is_told_whatever_the_person_does_there()
    {
        var north = Known(Case("K-1", At("ann", 1), At("bea", 2)) with { Organ = "north" });
        var south = Case("K-1", Act("A", "cid", "2031-03-01T01:00:00") with { Supervisor = "ann" }) with
        {
            Organ = "south",
            Slots = [new(new("lead"), "bea")],
        };

        Assert.Equal(
            [("ann", "north, south"), ("bea", "north, south")],
            SharedName.Of([north.Case, south]).Select(name => (name.Name, string.Join(", ", name.Organs))));
        Assert.Empty(SharedName.Of([north.Case, north.Case]));
        Assert.Empty(SharedName.Of([Case("K-1", At("ann", 1)), Case("K-2", At("ann", 1))]));
    }

    [Fact]
    public void A_stretch_is_told_by_its_median_nine_in_ten_and_its_longest()
    {
        var cases = Enumerable.Range(1, 10).Select(i => Known(
            Case($"K-{i}", Act("A", "ann", "2031-03-01T00:00:00"), Act("B", "bea", $"2031-03-01T{i:00}:00:00", 3))));

        var way = Stretches.Of([.. cases]);

        var stretch = Assert.Single(way.Slowest);
        Assert.Equal(("A", "B", 10, "K-10"), (stretch.From, stretch.To, stretch.Count, stretch.Case));
        Assert.Equal(
            [5.0, 9.0, 10.0],
            new[] { stretch.Median, stretch.NineInTen, stretch.Longest }.Select(time => time.TotalHours));
    }

    [Fact]
    public void Times_that_run_backwards_or_cannot_be_compared_are_no_stretch()
    {
        var way = Stretches.Of(
        [
            Known(Case("K-1", Act("A", "ann", "2031-03-02T00:00:00"), Act("B", "bea", "2031-03-01T00:00:00", 3))),
            Known(Case("K-2", Act("A", "ann", "2031-03-02T00:00:00Z"), Act("B", "bea", "2031-03-03T00:00:00", 3))),
        ]);

        Assert.Empty(way.Slowest);
        Assert.Equal((1, 1), (way.Backwards, way.Incomparable));
    }

    [Fact]
    public void What_happens_in_fewer_than_one_case_of_a_hundred_is_no_stretch_of_the_way()
    {
        var cases = Enumerable.Range(0, 200).Select(i => Known(
            Case($"K-{i}", At("ann", 1), Act(i == 0 ? "RARE" : "B", "ann", "2031-03-02T00:00:00", 2))));

        var way = Stretches.Of([.. cases]);

        Assert.Equal("B", Assert.Single(way.Slowest).To);
        Assert.Equal((1, 1, 2), (way.Pairs, way.Rarer, way.TimesMin));
    }

    [Theory]
    [InlineData(0, "0 s", "0 秒")]
    [InlineData(61, "1 min 1 s", "1 分 1 秒")]
    [InlineData(7_200, "2 h", "2 小时")]
    [InlineData(90_061, "1 d 1 h", "1 天 1 小时")]
    [InlineData(86_400_000, "1,000 d", "1,000 天")]
    public void A_length_of_time_is_told_in_its_two_largest_units(int seconds, string english, string chinese)
    {
        var told = ReportNumber.Of(TimeSpan.FromSeconds(seconds));

        Assert.Equal((english, chinese), (told.Text, told.Chinese));
    }

    [Fact]
    public void A_long_text_is_cut_between_letters_and_stays_on_its_line()
    {
        Assert.Equal(new string('x', 99) + "…", ReportNumber.Cut(new string('x', 99) + "😀😀"));
        Assert.Equal("a b", ReportNumber.Cut("a\nb"));
        Assert.Equal("", ReportNumber.Cut(null));
    }

    private static LogAct At(string? officer, int hour) => Act("A", officer, $"2031-03-01T{hour:00}:00:00", hour);
}
