using NodaTime;

namespace Grid.Domain.Clocks;

/// <summary>What is to be counted: from where, how much, and what is passed over on the way.</summary>
internal sealed record TermPlan(ClockDefinition Clock)
{
    /// <summary>Nothing is counted to beyond it, so that no pack and no event counts for ever.</summary>
    public static readonly LocalDate Horizon = new(9990, 12, 31);

    /// <summary>What the terms are added to.</summary>
    public required Moment Anchor { get; init; }

    /// <summary>How many days after the anchor's day the first counted day is.</summary>
    public required int Offset { get; init; }

    /// <summary>Whether a grant said until when, so that nothing spent before shortens it.</summary>
    public bool IsFixed { get; init; }

    public required ImmutableArray<Term> Terms { get; init; }

    public required bool IsOfHours { get; init; }

    /// <summary>After which what is passed over moves the end.</summary>
    public required Moment PausedAfter { get; init; }

    /// <summary>What is not counted, each with its end.</summary>
    public ImmutableArray<Pause> Pauses { get; init; } = [];

    /// <summary>What counts as part of the term already.</summary>
    public ImmutableArray<Pause> Spent { get; init; } = [];

    /// <summary>What counts as part of the term already, as far as it does.</summary>
    public ImmutableArray<Pause> SpentOfTerm => IsFixed ? [] : Spent;

    public TermSum Sum => TermSum.Of(Terms, Clock.Counting);

    public DateTimeZone Zone => Clock.Calendar.Zone;

    public TermEnd End(CalendarView calendar) =>
        Clock.Direction == ClockDirection.Before ? BackwardCount.End(this, calendar)
        : IsOfHours ? HourCount.End(this, calendar)
        : DayCount.End(this, calendar);
}
