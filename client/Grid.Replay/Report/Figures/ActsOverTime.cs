using Grid.Charts;
using Grid.Replay.Running;

namespace Grid.Replay.Report.Figures;

/// <summary>How many acts the log times to each day, week, month or year, whichever suits its span.</summary>
/// <param name="Step"><c>day</c>, <c>week</c>, <c>month</c> or <c>year</c>.</param>
/// <param name="Points">A point a step without a gap, each at the step's first day.</param>
public sealed record ActsOverTime(string Step, ImmutableArray<ChartPoint> Points)
{
    // As many points as can still be told apart.
    private const int PointsMax = 180;

    private const int DaysAWeek = 7;

    private const int MonthsAYear = 12;

    // Dates as the log writes them: days are counted on local dates.
    private static readonly (string Step, Func<int, int> Number, Func<int, int> FirstDay)[] Steps =
    [
        ("day", day => day, number => number),
        // The first day of the calendar was a Monday.
        ("week", day => day / DaysAWeek, number => number * DaysAWeek),
        ("month", MonthOf, month => new DateOnly((month / MonthsAYear) + 1, (month % MonthsAYear) + 1, 1).DayNumber),
        ("year", day => DateOnly.FromDayNumber(day).Year, year => new DateOnly(year, 1, 1).DayNumber),
    ];

    public int Most => (int)Points.Select(point => point.Value).DefaultIfEmpty().Max();

    public static ActsOverTime Of(ImmutableArray<CaseOutcome> cases)
    {
        var days = cases.SelectMany(outcome => outcome.Case.Acts)
            .CountBy(act => (int)(act.At.LocalTicks / TimeSpan.TicksPerDay)).ToDictionary();
        if (days.Count == 0)
        {
            return new(Steps[0].Step, []);
        }

        var (first, last) = (days.Keys.Min(), days.Keys.Max());
        var step = Array.Find(Steps, step => step.Number(last) - step.Number(first) < PointsMax);
        step = step.Step is null ? Steps[^1] : step;
        var counts = days.GroupBy(day => step.Number(day.Key)).ToDictionary(
            group => group.Key, group => group.Sum(day => day.Value));
        return new(step.Step, [.. Filled(counts, step.FirstDay)]);
    }

    private static IEnumerable<ChartPoint> Filled(Dictionary<int, int> counts, Func<int, int> firstDay)
    {
        // A log with one date a thousand years off is drawn with its gap left out.
        var (first, last) = (counts.Keys.Min(), counts.Keys.Max());
        var numbers = last - first < PointsMax ? Enumerable.Range(first, last - first + 1) : counts.Keys.Order();
        return numbers.Select(number => new ChartPoint(
            new DateTimeOffset(DateOnly.FromDayNumber(firstDay(number)).ToDateTime(default), TimeSpan.Zero),
            counts.GetValueOrDefault(number)));
    }

    private static int MonthOf(int day) =>
        DateOnly.FromDayNumber(day) is var date ? ((date.Year - 1) * MonthsAYear) + date.Month - 1 : 0;
}
