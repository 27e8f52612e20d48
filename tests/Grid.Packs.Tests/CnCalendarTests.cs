using System.Text.Json;
using Grid.Domain.Clocks;
using NodaTime;
using NodaTime.Text;

namespace Grid.Packs.Tests;

/// <summary>Working days, against a count that knows nothing of packs.</summary>
public sealed class CnCalendarTests
{
    private const string Folder = "data/holiday-cn";

    [SharedDataFact(Folder)]
    public void Working_day_clocks_agree_with_every_day_of_the_calendar_files()
    {
        var listed = Listed();
        var clock = CnPack.Clock("T-M23");
        var last = new LocalDate(2026, 12, 31);
        for (var start = new LocalDate(2007, 1, 1); start < last; start = start.PlusDays(1))
        {
            foreach (var count in (int[])[1, 5])
            {
                if (Naive(start, count, listed) is { } due && due <= last)
                {
                    Assert.Equal((start, due), (start, Computed(clock, start, count)));
                }
            }
        }
    }

    [SharedDataFact(Folder)]
    public void No_day_rests_or_is_worked_that_no_file_lists()
    {
        var listed = Listed();
        var latest = CnPack.Pack.Calendars.Single().Years.GroupBy(year => year.Year).Select(year => year.Last());
        Assert.Equal(
            listed.Select(day => (day.Key, day.Value)).Order(),
            latest
                .SelectMany(year =>
                    year.DaysOff.Select(day => (day, true)).Concat(year.DaysWorked.Select(day => (day, false))))
                .Order());
    }

    private static LocalDate? Computed(ClockDefinition clock, LocalDate start, int count) =>
        DeadlineCalculator.Compute(
            clock with { Length = [new(count, TermUnit.WorkingDay)] },
            Timestamp.Parse(LocalDatePattern.Iso.Format(start)),
            [],
            null).Date;

    private static LocalDate? Naive(LocalDate start, int count, Dictionary<LocalDate, bool> listed)
    {
        var day = start;
        while (count > 0)
        {
            day = day.PlusDays(1);
            var isOff = listed.TryGetValue(day, out var off) ? off : day.DayOfWeek > IsoDayOfWeek.Friday;
            count -= isOff ? 0 : 1;
        }

        return day;
    }

    private static Dictionary<LocalDate, bool> Listed() =>
        Directory.EnumerateFiles(Repository.Shared(Folder), "2*.json")
            .Select(file => JsonDocument.Parse(File.ReadAllText(file)).RootElement)
            .SelectMany(file => file.GetProperty("days").EnumerateArray())
            .ToDictionary(
                day => LocalDatePattern.Iso.Parse(day.GetProperty("date").GetString()!).Value,
                day => day.GetProperty("isOffDay").GetBoolean());
}
