using Grid.Packs.Diff;

namespace Grid.Packs.Tests;

/// <summary>What changes from one pack to another, in words, and whether it loosens or tightens a limit.</summary>
public sealed class PackDifferenceTests
{
    [Fact]
    public void The_same_pack_in_other_files_and_another_order_is_no_change()
    {
        var files = CnPack.Content();
        var lines = files["pack.yaml"].Split('\n');
        var at = Array.FindIndex(lines, line => line.Contains("clocks-civil.yaml", StringComparison.Ordinal));
        (lines[at], lines[at + 1]) = (lines[at + 1], lines[at]);
        files["pack.yaml"] = string.Join('\n', lines).Replace(
            "clocks-trial.yaml", "clocks-of-trial.yaml", StringComparison.Ordinal);
        files["clocks-of-trial.yaml"] = files["clocks-trial.yaml"];
        files.Remove("clocks-trial.yaml");
        var difference = PackDifference.Between(Content(CnPack.Content()), Content(files));

        Assert.Empty(difference.Rows);
        Assert.Empty(difference.Counting);
    }

    [Theory]
    [InlineData(
        "value: 6, unit: month }\n",
        "value: 5, unit: month }\n",
        "length: 6 months → 5 months",
        LimitShift.Tightens)]
    [InlineData(
        "value: 6, unit: month }\n",
        "value: 7, unit: month }\n",
        "length: 6 months → 7 months",
        LimitShift.Loosens)]
    [InlineData("times: 2", "times: 1", "extend Extension › times: 2 → 1", LimitShift.Tightens)]
    [InlineData(
        "apply_before_days: 15",
        "apply_before_days: 5",
        "extend Extension › apply before days: 15 → 5",
        LimitShift.Loosens)]
    [InlineData("approver: chief", "approver: court", "extend Extension › approver: chief → court", LimitShift.None)]
    [InlineData(
        "subtract_on: [EarlierCustody]",
        "subtract_on: [EarlierCustody, Leave]",
        "subtract on: EarlierCustody → EarlierCustody, Leave",
        LimitShift.Tightens)]
    [InlineData(
        "[{ value: 1, unit: month }, { value: 1, unit: half_month }]",
        "[{ value: 2, unit: month }]",
        "length: 1 month and 1 half month → 2 months",
        LimitShift.Tightens)]
    [InlineData(
        "article: \"152\" }", "article: \"153\" }", "source: CivPL 152 → CivPL 153", LimitShift.None)]
    public void A_field_is_told_in_words_with_the_way_it_moves_the_limit(
        string text, string changed, string told, LimitShift shift)
    {
        var row = Assert.Single(Between(
            ClockText.InOrder, ClockText.InOrder.Replace(text, changed, StringComparison.Ordinal)).Rows);
        var field = Assert.Single(row.Fields);

        Assert.Equal(told, $"{field.Field}: {field.Before} → {field.After}");
        Assert.Equal((ChangeKind.Changed, shift, shift), (row.Kind, field.Shift, row.Shift));
    }

    [Fact]
    public void A_row_that_shortens_one_thing_and_lengthens_another_does_both()
    {
        var changed = ClockText.InOrder.Replace("times: 2", "times: 1", StringComparison.Ordinal)
            .Replace("value: 6, unit: month }\n", "value: 9, unit: month }\n", StringComparison.Ordinal);

        Assert.Equal(LimitShift.Both, Assert.Single(Between(ClockText.InOrder, changed).Rows).Shift);
    }

    [Fact]
    public void Rows_that_come_and_go_are_told_with_their_titles()
    {
        var without = PackText.Head + "clocks: []\n";
        var with = PackText.Head + PackText.RuleInOrder + """
            clocks:
              - { id: T-M01, title: a term, start: { event: Filed }, length: { value: 7, unit: day },
                  source: { title: t, article: "2" } }

            """;
        var (came, went) = (Between(without, with).Rows, Between(with, without).Rows);

        Assert.Equal(
            ["clocks T-M01 a term Added Tightens", "rules some.rule one officer did both Added Tightens"],
            came.Select(row => $"{row.Section} {row.Row} {row.Title} {row.Kind} {row.Shift}"));
        Assert.Equal(["Removed Loosens", "Removed Loosens"], went.Select(row => $"{row.Kind} {row.Shift}"));
    }

    [Theory]
    [InlineData("hours: 48", "hours: 24", LimitShift.Tightens)]
    [InlineData("hours: 48", "hours: 72", LimitShift.Loosens)]
    public void Rules_have_limits_too(string text, string changed, LimitShift shift)
    {
        var pack = PackText.WithRule("kind: within-term\nfrom: A\nto: B\nhours: 48");
        Assert.Equal(
            shift, Assert.Single(Between(pack, pack.Replace(text, changed, StringComparison.Ordinal)).Rows).Shift);
    }

    [Theory]
    [InlineData("to: next_workday", "to: none", LimitShift.Tightens)]
    [InlineData("except: [custody]", "except: [custody, trial]", LimitShift.Tightens)]
    [InlineData("events: [TravelTime]", "events: [TravelTime, Leave]", LimitShift.Loosens)]
    [InlineData("restart: [Remanded]", "restart: [Remanded, Returned]", LimitShift.Loosens)]
    [InlineData("restart: [Remanded, Returned]", "restart: [Remanded]", LimitShift.Tightens)]
    public void What_a_row_of_counting_gives_or_takes_is_told_as_of_a_clock(
        string text, string changed, LimitShift shift)
    {
        var before = ClockText.InOrder.Contains(text, StringComparison.Ordinal)
            ? ClockText.InOrder
            : ClockText.InOrder.Replace(changed, text, StringComparison.Ordinal);
        var row = Assert.Single(Between(before, before.Replace(text, changed, StringComparison.Ordinal)).Rows);

        Assert.Equal(("counting", shift), (row.Section, row.Shift));
    }

    [Fact]
    public void Clocks_that_a_row_of_counting_changes_are_named_though_their_own_rows_stay()
    {
        var rolled = ClockText.InOrder.Replace("to: next_workday", "to: none", StringComparison.Ordinal);
        var difference = Between(ClockText.InOrder, rolled);
        var change = Assert.Single(difference.Counting);

        Assert.Equal(("counting", "CAL-2"), (Assert.Single(difference.Rows).Section, difference.Rows[0].Row));
        Assert.Equal(
            "a last day on a day off: moves to the next working day → stays",
            $"{change.What}: {change.Before} → {change.After}");
        Assert.Equal(["T-M06", "T-P17", "T-R02"], change.Clocks.Select(clock => clock.Value).Order());
    }

    [Fact]
    public void Of_a_calendar_the_days_are_told_that_are_not_in_both_versions()
    {
        var files = CnPack.Content();
        files["calendar/2026.yaml"] =
            files["calendar/2026.yaml"].Replace("2026-10-07", "2026-10-09", StringComparison.Ordinal);
        var row = Assert.Single(PackDifference.Between(Content(CnPack.Content()), Content(files)).Rows);

        Assert.Equal("calendars", row.Section);
        Assert.Contains(row.Fields, field =>
            field.Field.Contains("2026", StringComparison.Ordinal)
            && field.Before!.Contains("2026-10-07", StringComparison.Ordinal)
            && field.After!.Contains("2026-10-09", StringComparison.Ordinal)
            && !field.After.Contains("2026-10-06", StringComparison.Ordinal));
    }

    [Fact]
    public void A_pack_of_a_thousand_rows_is_compared_row_by_row()
    {
        var (before, after) = (Rows(500, "7"), Rows(1000, "8"));
        var difference = Between(before, after);

        Assert.Equal((500, 500), (difference.Count(ChangeKind.Changed), difference.Count(ChangeKind.Added)));
        Assert.Equal(500, difference.Count(LimitShift.Loosens));

        static string Rows(int count, string days) => PackText.Head + "clocks:\n" + string.Concat(
            Enumerable.Range(1, count).Select(number =>
                $"  - {{ id: T-M{number}, title: t, start: {{ event: E }}, length: {{ value: {days}, unit: day }}, "
                + "source: { title: t, article: \"1\" } }\n"));
    }

    private static PackDifference Between(string before, string after) => PackDifference.Between(
        Content(new() { ["pack.yaml"] = before }), Content(new() { ["pack.yaml"] = after }));

    private static PackContent Content(Dictionary<string, string> files)
    {
        var content = PackContent.FromFiles(files).Content!;
        Assert.Empty(PackCompiler.Compile(content).Problems);
        return content;
    }
}
