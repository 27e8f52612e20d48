using Grid.Domain.Clocks;
using Grid.Packs.Yaml;

namespace Grid.Packs.Sections.Clocks;

/// <summary>
/// How one clock is counted: what it says itself, else what the rows of counting say, else nothing special.
/// </summary>
internal sealed class CountingReader(CountingRows rows, ClockWords clock, LegalSource source)
{
    private const int MostOffset = 366;

    private const int MostHalfMonth = 31;

    public static readonly WordList<RollOver> RollOvers = new(
        "roll-over",
        ("none", RollOver.None),
        ("next_workday", RollOver.NextWorkingDay),
        ("previous_workday", RollOver.PreviousWorkingDay));

    public static readonly WordList<MonthEnd> MonthEnds = new(
        "end of a month", ("same_day", MonthEnd.SameDay), ("last_day", MonthEnd.LastDay));

    private static readonly WordList<int> StartHours = new("start of hours", ("counted", 0), ("not_counted", 1));

    /// <param name="start">What the clock says of its start.</param>
    /// <param name="calendar">What it says of its calendar.</param>
    /// <param name="length">How long it runs.</param>
    public Counting Read(Fields? start, Fields? calendar, ImmutableArray<Term> length)
    {
        var months = rows.The<CountingRow.EndsMonths>(clock);
        var ends = calendar?.Find("month_end");
        var half = calendar?.Find("half_month");
        var halfRow = months?.HalfMonth is null ? null : months;
        return new()
        {
            Offset = Offset(start, length),
            Roll = Roll(calendar?.Find("roll_on_holiday"), length),
            MonthEnd = ends is null
                ? new(months?.Ends ?? MonthEnd.SameDay, months?.Id, months?.Source)
                : new(MonthEnds.Read(ends), null, source),
            HalfMonth = half is null
                ? halfRow is null ? new Counting().HalfMonth : new(halfRow.HalfMonth!.Value, halfRow.Id, halfRow.Source)
                : new(half.Number(MostHalfMonth), null, source),
            ShortDays = ShortDays(),
        };
    }

    private CountingRule<int> Offset(Fields? start, ImmutableArray<Term> length)
    {
        var days = start?.Find("offset_days");
        var hour = start?.Find("start_hour");
        var countsHours = length is [{ IsOfHours: true }, ..];
        if ((countsHours ? days : hour) is { } wrong)
        {
            wrong.Report(
                countsHours ? "a clock of hours has no `offset_days`" : "a clock of days has no `start_hour`",
                countsHours ? "write `start_hour: not_counted` or `counted`" : "write `offset_days: 1` or `0`");
        }

        if (days is not null)
        {
            return new(days.Number(MostOffset, least: 0), null, source);
        }

        if (hour is not null)
        {
            return new(StartHours.Read(hour), null, source);
        }

        var row = rows.The<CountingRow.StartNotCounted>(
            clock, row => row.Units.IsEmpty || length.IsEmpty || row.Units.Contains(length[0].Unit));
        return row is null ? new(0, null, null) : new(1, row.Id, row.Source);
    }

    private CountingRule<RollOver> Roll(Value? said, ImmutableArray<Term> length)
    {
        if (said is not null)
        {
            return new(RollOvers.Read(said), null, source);
        }

        // Hours end at their instant, whatever day it is.
        var row = length is [{ IsOfHours: true }, ..] ? null : rows.The<CountingRow.RollsOver>(clock);
        return new(row?.To ?? RollOver.None, row?.Id, row?.Source);
    }

    private CountingRule<ImmutableArray<int>> ShortDays()
    {
        var row = rows.The<CountingRow.ShortDays>(clock);
        return new(row?.Values ?? [], row?.Id, row?.Source);
    }
}
