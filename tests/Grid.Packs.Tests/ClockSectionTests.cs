using System.Globalization;
using Grid.Domain.Clocks;
using NodaTime;
using static Grid.Packs.Tests.ClockText;

namespace Grid.Packs.Tests;

public sealed class ClockSectionTests
{
    private static ClockDefinition Trial => Pack.ClockNamed(new("T-M06"))!;

    private static ClockDefinition Custody => Pack.ClockNamed(new("T-P14"))!;

    [Fact]
    public void A_clock_has_all_that_its_counting_needs_with_the_row_that_says_so()
    {
        var counting = Trial.Counting;
        Assert.Equal(new(1, new("CAL-1"), new("Civil Procedure Law", "85")), counting.Offset);
        Assert.Equal(new(RollOver.NextWorkingDay, new("CAL-2"), new("t", "2")), counting.Roll);
        Assert.Equal(new(MonthEnd.LastDay, new("CAL-4"), new("t", "4")), counting.MonthEnd);
        Assert.Equal(new(15, new("CAL-4"), new("t", "4")), counting.HalfMonth);
        Assert.Empty(counting.ShortDays.Value);
        Assert.Equal(("work", "Asia/Shanghai"), (Trial.Calendar.Name, Trial.Calendar.Zone.Id));
        Assert.Equal("CaseFiled", Trial.Start.Event);
    }

    [Fact]
    public void Rows_speak_of_the_clocks_of_their_tags_and_instruments_alone()
    {
        Assert.Equal(new(RollOver.None, null, null), Custody.Counting.Roll);
        Assert.DoesNotContain(Custody.Effects, effect => effect is ClockEffect.Restart);
        var review = Pack.ClockNamed(new("T-R02"))!;
        Assert.Equal(new RuleId("CAL-5"), review.Counting.ShortDays.Row);
        Assert.Equal([3, 5], review.Counting.ShortDays.Value.AsEnumerable());
    }

    [Fact]
    public void What_a_clock_says_itself_goes_before_the_rows()
    {
        Assert.Equal(new(0, null, new("a law", "91")), Custody.Counting.Offset);
        Assert.Equal(MonthEnd.SameDay, Custody.Counting.MonthEnd.Value);
        Assert.DoesNotContain(Custody.Effects, effect => effect.Event == "TravelTime");
        Assert.All(
            Trial.Effects.OfType<ClockEffect.Extend>(), extension => Assert.Null(extension.Row));
        Assert.Equal(0, Pack.ClockNamed(new("T-P07"))!.Counting.Offset.Value);
        Assert.Equal(RollOver.None, Pack.ClockNamed(new("T-P07"))!.Counting.Roll.Value);
    }

    [Fact]
    public void Effects_stand_in_one_order_and_those_of_rows_come_last()
    {
        Assert.Equal(
            [
                "Exclude Announcement ", "Exclude Appraisal ", "Extend Extension ", "Extend Extension ",
                "Convert Converted ", "Subtract EarlierCustody ", "Stop Judged CAL-9", "Restart Remanded CAL-10",
                "Exclude TravelTime CAL-3",
            ],
            Trial.Effects.Select(effect => $"{effect.GetType().Name} {effect.Event} {effect.Row}"));
        var appraisal = Assert.IsType<ClockEffect.Exclude>(Trial.Effects[1]);
        Assert.Equal((true, new LegalSource("t", "6")), (appraisal.NeedsFindings, appraisal.Source));
        Assert.Equal("Appraised", appraisal.Until);
        var first = Assert.IsType<ClockEffect.Extend>(Trial.Effects[2]);
        Assert.Equal(new Term(6, TermUnit.Month), first.Add);
        Assert.Equal(("chief", 2, 15), (first.ApprovedBy, first.Times, first.ApplyBeforeDays));
        var further = Assert.IsType<ClockEffect.Extend>(Trial.Effects[3]);
        Assert.Equal((null, null, null), (further.Add, further.To, further.Times));
        Assert.True(Assert.IsType<ClockEffect.Convert>(Trial.Effects[4]).KeepsStart);
    }

    [Fact]
    public void The_rest_of_a_clock_is_kept_as_it_was_written()
    {
        Assert.Equal([new Term(6, TermUnit.Month)], Trial.Length.AsEnumerable());
        Assert.Equal([new(1, TermUnit.Month), new(1, TermUnit.HalfMonth)], Custody.Length.AsEnumerable());
        Assert.Empty(Pack.ClockNamed(new("T-P17"))!.Length);
        Assert.Equal(
            (ClockBound.Minimum, ClockDirection.Before, "Identified", new ClockId("T-M06")),
            (Custody.Bound, Custody.Direction, Custody.Start.LaterOf, Custody.SupersededBy));
        Assert.Equal(("civil.ordinary", new Slot("lead")), (Trial.Procedure, Trial.Holder));
        Assert.Equal(
            [(70, null), (null, 7)], Trial.Warnings.Select(warning => (warning.AtPercent, warning.BeforeDays)));
        Assert.Equal(["holder", "unit_head"], Trial.Warnings[1].To.AsEnumerable());
        Assert.Equal(new ClockBreach("discipline") { Clue = "delay", Severity = "by_cause" }, Trial.Breach);
        Assert.Equal((Confidence.Checked, Confidence.Sure), (Trial.Confidence, Custody.Confidence));
    }

    [Fact]
    public void A_clock_starts_where_the_facts_are_so_and_counts_anew_as_often_as_it_says()
    {
        var pack = PackText.Compile(ClockText.InOrder.Replace(
            "start: { event: Arrested, offset_days: 0, later_of: Identified }",
            "start: { event: Arrested, later_of: Identified, when: { grave: \"yes\" }, unless: [{ bail: \"yes\" }] }\n"
            + "    restart_on: { event: NewCrime, times: 1 }",
            StringComparison.Ordinal)).Pack!;
        var clock = pack.Clocks.First(clock => clock.Id.Value == "T-P14.1");

        Assert.True(clock.Start.IsBy(FactSet.Of([new("grave", "yes")]), FactSet.None));
        Assert.True(clock.Start.IsBy(FactSet.None, FactSet.Of([new("grave", "yes")])));
        Assert.False(clock.Start.IsBy(FactSet.Of([new("grave", "no")]), FactSet.Of([new("grave", "yes")])));
        Assert.False(clock.Start.IsBy(FactSet.Of([new("grave", "yes"), new("bail", "yes")]), FactSet.None));
        Assert.Equal(1, Assert.Single(clock.Effects.OfType<ClockEffect.Restart>()).Times);
    }

    [Fact]
    public void A_clock_of_no_procedure_that_the_pack_has_is_refused() =>
        PackText.RefusedInIncluded(
            "procedures: [{ procedure: civil.summary, stages: [{ stage: s }] }]\nclocks:\n"
            + "  - { id: T-1, title: t, procedure: civil.sumary, start: { event: E }, length: none, "
            + "source: { title: t, article: a } } # <-",
            "unknown procedure `civil.sumary`",
            "did you mean `civil.summary`?");

    [Fact]
    public void Calendars_instruments_norms_and_rows_are_in_the_pack()
    {
        var calendar = Assert.Single(Pack.Calendars);
        Assert.Equal([IsoDayOfWeek.Saturday, IsoDayOfWeek.Sunday], calendar.Weekend.Order());
        Assert.Equal(
            [(2025, null), (2026, new LocalDate(2025, 11, 4))],
            calendar.Years.Select(year => (year.Year, year.Published)));
        Assert.Contains(new LocalDate(2026, 10, 10), calendar.Years[1].DaysWorked);
        Assert.Equal(2, calendar.Years[1].DaysOff.Count);
        Assert.Equal(["CivPL", "ARL"], Pack.Instruments.Select(instrument => instrument.Name));
        Assert.Equal(new LocalDate(2030, 12, 31), Pack.Instruments[1].Until);
        Assert.Equal(NormTime.AtConductOrLighterLater, Pack.NormVersion!.Liability);
        Assert.Equal(9, Pack.Rows.Count(row => row.Section == "counting"));
        Assert.Equal(
            new PackRow(new("T-M06"), "clocks", new("Civil Procedure Law", "152"))
            {
                Title = "first instance",
                Confidence = Confidence.Checked,
            },
            Pack.Rows.Single(row => row.Id.Value == "T-M06"));
    }

    [Fact]
    public void A_calendar_goes_on_in_another_file()
    {
        const string More = """
            calendars:
              - calendar: work
                zone: Asia/Shanghai
                years: [{ year: 2027, published: unknown, source: { title: a notice, article: "3" } }]

            """;
        var compiled = PackText.Compile(InOrder + "include: [2027.yaml]\n", ("2027.yaml", More));

        Assert.Empty(compiled.Problems);
        Assert.Equal(3, Assert.Single(compiled.Pack!.Calendars).Years.Length);
    }

    [Fact]
    public void A_pack_of_a_thousand_clocks_compiles()
    {
        var clocks = string.Concat(Enumerable.Range(100, 1000).Select(i => string.Create(
            CultureInfo.InvariantCulture,
            $$"""
              - id: T-Z{{i}}
                title: t
                tags: [trial]
                length: { value: 5, unit: day }
                source: { instrument: ARL, article: "{{i}}" }

            """)));

        var compiled = PackText.Compile(InOrder.TrimEnd('\n') + "\n" + clocks);

        Assert.Empty(compiled.Problems);
        Assert.Equal(1005, compiled.Pack!.Clocks.Length);
    }

    [Theory]
    [InlineData("[2026-10-10]", "[2026-02-30]", "`2026-02-30` is not a day of the calendar; write it as 2026-03-02")]
    [InlineData("[2026-10-10]", "[2026-10-01]", "day `2026-10-01` stands twice, first at pack.yaml:")]
    [InlineData("[2026-10-10]", "[2036-10-10]", "`2036-10-10` is far from the year 2026")]
    [InlineData("published: unknown", "published: soon", "`soon` is not a day of the calendar")]
    [InlineData(
        "zone: Asia/Shanghai", "zone: Asia/Shanghia",
        "unknown time zone `Asia/Shanghia`; did you mean `Asia/Shanghai`?")]
    [InlineData("[saturday, sunday]", "[saturday, sonday]", "unknown day of the week `sonday`")]
    public void A_slip_in_a_calendar_is_one_problem_with_its_line_and_a_fix(string good, string bad, string problem) =>
        A_slip_is_one_problem_with_its_line_and_a_fix(good, bad, problem);

    [Theory]
    [InlineData(
        "instrument: CivPL, article: \"152\"", "instrument: CivP, article: \"152\"",
        "unknown instrument `CivP`; did you mean `CivPL`?")]
    [InlineData(
        "instrument: CivPL, article: \"152\"", "instrument: CivPL",
        "`source` has no `article`; add `article:`")]
    [InlineData(
        "instrument: CivPL, article: \"152\"", "instrument: CivPL, article: \"1\", title: t",
        "the source has both `title` and `instrument`")]
    [InlineData("until: 2030-12-31", "until: 2020-12-31", "`until` lies before `from`")]
    [InlineData("calendar: work, source", "calendar: wrok, source", "unknown calendar `wrok`; did you mean `work`?")]
    [InlineData("until: Appraised", "until: Appraisal", "an exclusion ends with what begins it")]
    [InlineData("use: work", "use: wark", "unknown calendar `wark`; did you mean `work`?")]
    [InlineData("holder: lead", "holder: leed", "unknown slot `leed`; did you mean `lead`?")]
    [InlineData("except: [custody]", "except: [costody]", "no clock has the tag `costody`; did you mean `custody`?")]
    [InlineData("length: { value: 6,", "length: { value: 0,", "`value` is not a whole number from 1 to 10000")]
    [InlineData("length: { value: 6,", "length: { value: -6,", "`value` is not a whole number from 1 to 10000")]
    [InlineData("length: { value: 6,", "length: { value: ,", "`length` has a blank value")]
    [InlineData(
        "value: 12, unit: hour", "value: 12, unit: hours",
        "unknown unit of time `hours`; did you mean `hour`?")]
    [InlineData("id: T-R02", "id: T-P07", "clock `T-P07` stands twice, first at pack.yaml:")]
    [InlineData("id: CAL-3", "id: CAL-2", "row of counting `CAL-2` stands twice, first at pack.yaml:")]
    [InlineData("id: T-R02", "id: CAL-3", "the id `CAL-3` stands twice, first at pack.yaml:")]
    [InlineData("id: T-R02", "id: review", "`review` is not an id for a clock")]
    [InlineData(
        "{ event: Extension, add: { value: null, unit: month }", "{ event: Extension",
        "an extension has neither `add` nor `to`")]
    [InlineData(
        "add: { value: null, unit: month }", "add: { value: 1, unit: day }, to: { value: 2, unit: day }",
        "an extension has both `add` and `to`")]
    [InlineData("at_percent: 70", "at_percent: 100", "`at_percent` is not a whole number from 1 to 99")]
    [InlineData("at_percent: 70", "at_percent: 0", "`at_percent` is not a whole number from 1 to 99")]
    [InlineData("at_percent: 70, to", "to", "a warning needs one of `at_percent` and `before_days`")]
    [InlineData("superseded_by: T-M06", "superseded_by: T-M66", "unknown clock `T-M66`; did you mean `T-M06`?")]
    [InlineData("superseded_by: T-M06", "superseded_by: T-P14", "clock `T-P14.1` is superseded by itself in the end")]
    [InlineData("rule: roll-over", "rule: rollover", "unknown rule of counting `rollover`; did you mean `roll-over`?")]
    [InlineData(
        "start: { event: Asked }, length: none", "length: none",
        "nothing says what starts clock `T-P17`; add `start:")]
    [InlineData(
        "subtract_on: [EarlierCustody]", "subtract_on: [Appraisal]",
        "the event `Appraisal` does several things to clock `T-M06`")]
    [InlineData("subtract_on: [EarlierCustody]", "subtract_on: [a=b]", "`a=b` is not a type of event")]
    [InlineData("offset_days: 0", "start_hour: counted", "a clock of days has no `start_hour`")]
    [InlineData("start_hour: counted", "offset_days: 1", "a clock of hours has no `offset_days`")]
    [InlineData("keep_start: true", "keep_start: maybe", "`keep_start` is neither true nor false")]
    [InlineData(
        "procedure: civil.ordinary", "procedur: civil.ordinary",
        "unknown key `procedur`; did you mean `procedure`?")]
    [InlineData(
        "confidence: checked", "confidence: certain",
        "unknown confidence `certain`; use one of `sure`, `checked`")]
    public void A_slip_is_one_problem_with_its_line_and_a_fix(string good, string bad, string problem)
    {
        var text = InOrder.Replace(good, bad, StringComparison.Ordinal);
        Assert.NotEqual(InOrder, text);

        var told = PackText.Compile(text).Problems[0].ToString();

        Assert.Contains($": {problem}", told, StringComparison.Ordinal);
        Assert.Contains("; ", told, StringComparison.Ordinal);
        // What concerns a whole clock is told at its id, some lines above.
        var changed = 1 + InOrder[..InOrder.IndexOf(good, StringComparison.Ordinal)].Count(letter => letter == '\n');
        Assert.InRange(LineOf(told), changed - 12, changed + 1);
    }

    [Fact]
    public void Clocks_that_count_working_days_need_a_calendar()
    {
        var text = InOrder.Replace(
            "rule: calendar, calendar: work,", "rule: exclude, events: [X],", StringComparison.Ordinal);

        Assert.Contains(
            "clock `T-R02` asks which days are worked, and no calendar says so",
            PackText.Compile(text).Problems.Select(problem => problem.Problem));
    }

    [Fact]
    public void Two_rows_that_say_the_same_of_a_clock_are_a_problem_and_a_special_one_goes_first()
    {
        const string Row = "          - { id: CAL-20, rule: roll-over, to: none, source: { title: t, article: a } }\n";
        var rows = InOrder.IndexOf("clocks:\n", StringComparison.Ordinal);
        var alike = InOrder.Insert(rows, Row.TrimStart().Insert(0, "  "));
        var special = alike.Replace("to: none,", "to: none, for: [trial],", StringComparison.Ordinal);

        Assert.Contains(
            "`CAL-2` and `CAL-20` both say how clock `T-M06` is counted",
            PackText.Compile(alike).Problems.Select(problem => problem.Problem));
        Assert.Equal(
            new RuleId("CAL-20"), PackText.Compile(special).Pack!.ClockNamed(new("T-M06"))!.Counting.Roll.Row);
    }

    private static int LineOf(string told) => int.Parse(told.Split(':')[1], CultureInfo.InvariantCulture);
}
