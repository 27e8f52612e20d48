using System.Globalization;
using System.Text;
using Grid.Packs.Check;

namespace Grid.Packs.Tests.Check;

/// <summary>Clocks that no ordering of events can keep together, and others that look so and are none.</summary>
public sealed class ContradictionTests
{
    [Fact]
    public void A_minimum_beyond_the_maximum_of_one_stage_is_a_contradiction() => Assert.Equal(
        "`T-1` and `T-2` contradict: there is one ordering of `A`, `X`, and it has no times that keep them all",
        Assert.Single(Found(Least("A", "X", "30, unit: day"), Most("A", "X", "20, unit: day"))).Problem);

    [Fact]
    public void A_minimum_within_the_maximum_is_none() =>
        Assert.Empty(Found(Least("A", "X", "20, unit: day"), Most("A", "X", "20, unit: day")));

    [Fact]
    public void A_month_is_longer_than_thirty_days_only_where_it_is()
    {
        var hole = Assert.Single(Found(Least("A", "X", "1, unit: month"), Most("A", "X", "30, unit: day")));

        Assert.Equal(HoleWeight.Warning, hole.Weight);
        Assert.Contains("contradict, begun on 2025-01-03:", hole.Problem, StringComparison.Ordinal);
        Assert.Empty(Found(Least("A", "X", "1, unit: month"), Most("A", "X", "31, unit: day")));
    }

    [Fact]
    public void What_an_extension_mends_is_a_warning()
    {
        var hole = Assert.Single(Found(
            Least("A", "X", "30, unit: day"),
            Most("A", "X", "20, unit: day") + "    extend: [{ event: E, add: { value: 20, unit: day } }]\n"));

        Assert.Equal(HoleWeight.Warning, hole.Weight);
        Assert.EndsWith(" unless a term is extended", hole.Problem, StringComparison.Ordinal);
        var tooShort = Assert.Single(Found(
            Least("A", "X", "30, unit: day"),
            Most("A", "X", "20, unit: day") + "    extend: [{ event: E, add: { value: 5, unit: day } }]\n"));
        Assert.Equal(HoleWeight.Error, tooShort.Weight);
    }

    [Fact]
    public void What_an_event_mends_that_moves_the_maximum_is_a_warning()
    {
        var excluded = Assert.Single(Found(
            Least("A", "X", "30, unit: day"),
            Most("A", "X", "20, unit: day") + "    exclude_on: [Appraisal]\n"));
        var anew = Assert.Single(Found(
            Least("A", "X", "30, unit: day"),
            Most("A", "X", "20, unit: day") + "    restart_on: [Remanded]\n"));
        var ofBoth = Assert.Single(Found(
            Least("A", "X", "30, unit: day") + "    exclude_on: [Appraisal]\n",
            Most("A", "X", "20, unit: day") + "    exclude_on: [Appraisal]\n"));

        Assert.Equal(HoleWeight.Warning, excluded.Weight);
        Assert.EndsWith(" unless `Appraisal` moves a term", excluded.Problem, StringComparison.Ordinal);
        Assert.Equal(HoleWeight.Warning, anew.Weight);
        Assert.EndsWith(" unless `Remanded` moves a term", anew.Problem, StringComparison.Ordinal);
        Assert.Equal(HoleWeight.Error, ofBoth.Weight);
    }

    [Theory]
    [InlineData("exclude_on: [E]", "", 1)]
    [InlineData("exclude_on: [E]", "exclude_on: [E]", 0)]
    [InlineData("exclude_on: [{ event: E, at_most: { value: 5, unit: day } }]", "", 0)]
    [InlineData("exclude_on: [{ event: E, at_most: { value: 15, unit: day } }]", "", 1)]
    [InlineData("restart_on: [E]", "", 1)]
    [InlineData("restart_on: [E]", "restart_on: [E]", 0)]
    [InlineData("restart_on: [{ event: E, length: { value: 2, unit: day } }]", "", 0)]
    [InlineData("", "exclude_on: [E]", 0)]
    public void What_moves_the_minimum_alone_can_make_them_contradict(string least, string most, int found)
    {
        var holes = Found(
            Least("A", "X", "20, unit: day") + Line(least), Most("A", "X", "30, unit: day") + Line(most));

        Assert.Equal(found, holes.Length);
        Assert.All(holes, hole =>
        {
            Assert.Equal(HoleWeight.Warning, hole.Weight);
            Assert.StartsWith(
                "`T-1` and `T-2` contradict once `E` has moved a term: ", hole.Problem, StringComparison.Ordinal);
        });
    }

    [Theory]
    [InlineData(29, 1)]
    [InlineData(30, 0)]
    public void Three_minima_in_a_row_must_fit_into_one_maximum(int most, int found) => Assert.Equal(
        found,
        Found(
            Least("A", "B", "10, unit: day"),
            Least("B", "C", "10, unit: day"),
            Least("C", "D", "10, unit: day"),
            Most("A", "D", $"{most}, unit: day")).Length);

    [Fact]
    public void Where_the_maximum_may_begin_later_nothing_contradicts_until_an_order_forbids_it()
    {
        var clocks = new[] { Least("A", "X", "30, unit: day"), Most("B", "X", "20, unit: day") };

        Assert.Empty(Found(clocks));
        Assert.Equal(
            "`T-1` and `T-2` and `order.b-a` contradict: there is one ordering of `A`, `X`, `B`, and it has no times "
            + "that keep them all",
            Assert.Single(Found([.. clocks, Order("B", "A")])).Problem);
        Assert.Empty(Found([.. clocks, Order("A", "B")]));
    }

    [Fact]
    public void Acts_that_must_each_come_before_the_other_never_come() => Assert.Equal(
        "`order.a-b` and `order.b-a` contradict: the order that they ask of `A`, `B` goes round in a circle",
        Assert.Single(Found(Order("A", "B"), Order("B", "A"))).Problem);

    [Theory]
    [InlineData(10, 1)]
    [InlineData(15, 0)]
    public void Notice_before_a_hearing_must_fit_between_notice_and_hearing(int most, int found) => Assert.Equal(
        found,
        Found(
            Clock("H", "N", "15, unit: day", "direction: before"),
            Most("N", "H", $"{most}, unit: day")).Length);

    [Fact]
    public void Working_days_are_longer_than_as_many_days() => Assert.Single(
        Found(Least("A", "X", "10, unit: working_day"), Most("A", "X", "10, unit: day")),
        hole => hole.Weight == HoleWeight.Error);

    [Fact]
    public void Hours_and_days_are_measured_on_one_clock()
    {
        Assert.Single(Found(Least("A", "X", "3, unit: day"), Most("A", "X", "48, unit: hour")));
        Assert.Empty(Found(Least("A", "X", "2, unit: day"), Most("A", "X", "72, unit: hour")));
    }

    [Fact]
    public void Clocks_of_two_procedures_never_meet()
    {
        var least = Least("A", "X", "30, unit: day") + "    procedure: civil\n";

        Assert.Empty(Found(least, Most("A", "X", "20, unit: day") + "    procedure: criminal\n"));
        Assert.Single(Found(least, Most("A", "X", "20, unit: day") + "    procedure: civil.summary\n"));
    }

    [Fact]
    public void The_answer_is_the_same_each_time_and_says_where_the_search_ended()
    {
        var events = Enumerable.Range(0, 24).Select(i => $"E{i}").ToArray();
        string[] clocks =
        [
            Least("E0", "E1", "1, unit: day"),
            .. from stop in events
               from start in events
               where stop != start
               select Most(start, stop, "90, unit: day"),
        ];

        var found = Found(clocks);

        Assert.Equal(found.AsEnumerable(), Found(clocks));
        Assert.Equal(
            "the search for contradictions ended at its bound, and not every set of clocks was looked at",
            Assert.Single(found).Problem);
        Assert.Equal(HoleWeight.Note, found[0].Weight);
    }

    private static string Line(string key) => key.Length == 0 ? "" : $"    {key}\n";

    private static string Least(string start, string stop, string length) =>
        Clock(start, stop, length, "bound: minimum");

    private static string Most(string start, string stop, string length) =>
        Clock(start, stop, length, "bound: maximum");

    private static string Clock(string start, string stop, string length, string kind) =>
        $"    title: t\n    start: {{ event: {start} }}\n    stop: {{ event: {stop} }}\n"
        + $"    length: {{ value: {length} }}\n    {kind}\n    source: {{ title: t, article: \"1\" }}\n";

    private static string Order(string earlier, string later) =>
        $"rules: {earlier} {later}";

    private static ImmutableArray<PackHole> Found(params string[] parts)
    {
        var text = new StringBuilder("""
            pack: p
            title: a pack
            acts: [{ act: "*" }]
            calendars: [{ calendar: week, zone: UTC, weekend: [saturday, sunday] }]
            counting:
              - { id: c.week, rule: calendar, calendar: week, source: { title: t, article: "1" } }
              - { id: c.start, rule: start-not-counted, source: { title: t, article: "1" } }

            """);
        foreach (var (part, i) in parts.Where(part => part.StartsWith("rules:", StringComparison.Ordinal))
            .Select((part, i) => (part, i)))
        {
            var (earlier, later) = (part.Split(' ')[1], part.Split(' ')[2]);
            text.Append(i == 0 ? "rules:\n" : "").Append(CultureInfo.InvariantCulture, $$"""
                  - id: order.{{earlier.ToLowerInvariant()}}-{{later.ToLowerInvariant()}}
                    kind: act-before-act
                    earlier: {{earlier}}
                    later: {{later}}
                    otherwise: it came first
                    source: { title: t, article: "1" }

                """);
        }

        var clocks = parts.Where(part => !part.StartsWith("rules:", StringComparison.Ordinal)).ToArray();
        text.Append(clocks.Length == 0 ? "" : "clocks:\n");
        foreach (var (clock, i) in clocks.Select((clock, i) => (clock, i)))
        {
            text.Append(CultureInfo.InvariantCulture, $"  - id: T-{i + 1}\n{clock}");
        }

        var holes = WholePack.Holes(text.ToString());
        Assert.DoesNotContain(holes, hole => hole.Rule == "pack.compiles");
        return [.. holes.Where(hole => hole.Rule == "clocks.agree")];
    }
}
