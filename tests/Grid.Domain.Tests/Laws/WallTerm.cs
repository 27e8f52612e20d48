using Grid.Domain.Clocks;
using NodaTime;

namespace Grid.Domain.Tests.Laws;

/// <summary>A term and the way it is counted, for the engine and for the wall calendar alike.</summary>
internal sealed record WallTerm(int Count, TermUnit Unit)
{
    public static readonly WorkCalendar Calendar = new("wall", DateTimeZone.Utc)
    {
        Weekend = [IsoDayOfWeek.Saturday, IsoDayOfWeek.Sunday],
        Years = [.. Enumerable.Range(1998, 412).Select(Year)],
    };

    public bool IsStartCounted { get; init; }

    public bool Rolls { get; init; }

    public bool IsLastToLast { get; init; }

    public bool IsWorking => Unit == TermUnit.WorkingDay;

    public ClockDefinition Clock => new(new("T-1"))
    {
        Title = "a term",
        Start = new("Filed"),
        Length = [new(Count, Unit)],
        Source = Statute,
        Calendar = Calendar,
        Counting = new()
        {
            Offset = new(IsStartCounted ? 0 : 1, null, null),
            Roll = new(Rolls ? RollOver.NextWorkingDay : RollOver.None, null, null),
            MonthEnd = new(IsLastToLast ? MonthEnd.LastDay : MonthEnd.SameDay, null, null),
        },
        Effects =
        [
            new ClockEffect.Exclude("Appraisal"),
            new ClockEffect.Extend("Extension") { Add = new(Count, Unit), Times = 3 },
            new ClockEffect.Restart("Remand"),
            new ClockEffect.Subtract("Custody"),
        ],
    };

    private static CalendarYear Year(int year) => new(year, null)
    {
        DaysOff = [new(year, 1, 1), new(year, 10, 1), new(year, 10, 2), new(year, 10, 3)],
        DaysWorked = [new(year, 10, 10)],
    };
}
