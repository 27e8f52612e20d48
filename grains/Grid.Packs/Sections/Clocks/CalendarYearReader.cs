using Grid.Domain.Clocks;
using Grid.Packs.Yaml;
using NodaTime;

namespace Grid.Packs.Sections.Clocks;

/// <summary>One publication of one year of a calendar.</summary>
internal static class CalendarYearReader
{
    private const int LatestYear = 9998;

    public static CalendarYear Read(Fields fields, Terms terms)
    {
        var year = fields.Require("year")?.Number(LatestYear) ?? 1;
        var published = fields.Require("published") is { } told && !(told.IsText && told.Text() == "unknown")
            ? told.Date()
            : null;
        var listed = new NameTable("day");
        var read = new CalendarYear(year, published)
        {
            DaysOff = Dates(fields.Find("off"), year, listed),
            DaysWorked = Dates(fields.Find("work"), year, listed),
            Source = terms.Sources.Read(fields.Require("source")),
        };
        fields.RefuseOthers();
        return read;
    }

    // Both lists share one table of names: a day is off or worked, and stands once.
    private static ImmutableHashSet<LocalDate> Dates(Value? list, int year, NameTable listed)
    {
        var dates = ImmutableHashSet.CreateBuilder<LocalDate>();
        foreach (var item in list?.Items() ?? [])
        {
            if (listed.Declare(item) is null || item.Date() is not { } date)
            {
                continue;
            }

            if (Math.Abs(date.Year - year) > 1)
            {
                item.Report(
                    $"{Wording.Quote(item.Text())} is far from the year {year}", "list it with the year it belongs to");
            }

            dates.Add(date);
        }

        return dates.ToImmutable();
    }
}
