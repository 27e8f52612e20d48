using NodaTime;

namespace Grid.Domain.Clocks;

/// <summary>What a clock's events have made of it, one after the other, before it is told step by step.</summary>
internal sealed record ClockCourse(ClockDefinition Clock, LocalDate? AsOf)
{
    /// <summary>What it is counted from.</summary>
    public required Moment Start { get; init; }

    /// <summary>When it first started, whatever let it count anew since.</summary>
    public required Moment FirstStart { get; init; }

    public required ImmutableArray<Term> Length { get; init; }

    public ImmutableArray<Grant> Grants { get; init; } = [];

    /// <summary>
    /// How many extensions of each type had their turn, whether they made a difference or not.
    /// </summary>
    public ImmutableDictionary<string, int> Turns { get; init; } = ImmutableDictionary<string, int>.Empty;

    /// <summary>How often an event of each type has let the clock count anew.</summary>
    public ImmutableDictionary<string, int> Anew { get; init; } = ImmutableDictionary<string, int>.Empty;

    public ImmutableArray<Pause> Pauses { get; init; } = [];

    /// <summary>What would exclude days had anybody said that its findings are on record; it excludes none.</summary>
    public ImmutableArray<Pause> Unproven { get; init; } = [];

    public ImmutableArray<Pause> Spent { get; init; } = [];

    public ClockEvent? Stopped { get; init; }

    /// <summary>Whether it ended for good: nothing lets it count anew.</summary>
    public bool IsOver { get; init; }

    /// <summary>How it came to start when it did.</summary>
    public ImmutableArray<DeadlineStep> Begun { get; init; } = [];

    /// <summary>Extensions asked for.</summary>
    public ImmutableArray<DeadlineStep> Asked { get; init; } = [];

    /// <summary>Events that made no difference, and why.</summary>
    public ImmutableArray<DeadlineStep> PassedOver { get; init; } = [];

    public DateTimeZone Zone => Clock.Calendar.Zone;

    /// <summary>Where the term ends by all that is known of it; nothing where there is no limit.</summary>
    /// <param name="calendar">The calendar, as known.</param>
    /// <param name="now">What has not ended is taken to last up to then.</param>
    public TermEnd? EndBy(CalendarView calendar, Moment? now)
    {
        var plan = Plan();
        return plan is null ? null : WithWhatIsNotCounted(plan, now).End(calendar);
    }

    private TermPlan WithWhatIsNotCounted(TermPlan plan, Moment? now) => Pauses.IsEmpty && Spent.IsEmpty
        ? plan
        : plan with { Pauses = [.. Pauses.Select(pause => pause.EndedBy(now))], Spent = Spent };

    /// <summary>The same, on the day it comes to lie on where it would end on one on which nobody works.</summary>
    public TermEnd? RolledEndBy(CalendarView calendar, Moment? now) =>
        EndBy(calendar, now) is { } end ? Roll.Over(end, Clock, calendar).End : null;

    /// <summary>The same course had all findings been put on record that nobody speaks of.</summary>
    public ClockCourse Proven() => this with { Pauses = [.. Pauses, .. Unproven], Unproven = [] };

    /// <summary>What is to be counted, nothing of it passed over or spent yet.</summary>
    public TermPlan? Plan()
    {
        var plan = new TermPlan(Clock)
        {
            Anchor = Start,
            Offset = Clock.Counting.Offset.Value,
            Terms = Length,
            IsOfHours = IsOfHours(Length),
            PausedAfter = Start,
        };
        var isLimited = !Length.IsEmpty;
        foreach (var grant in Grants)
        {
            plan = With(plan, grant);
            isLimited = true;
        }

        return isLimited ? plan : null;
    }

    private TermPlan With(TermPlan plan, Grant grant) => grant switch
    {
        { Until: { } until } => plan with
        {
            Anchor = until,
            Offset = plan.IsOfHours ? 0 : 1,
            IsFixed = true,
            Terms = [],
            PausedAfter = grant.At,
        },
        { By.To: { } whole } => plan with
        {
            Anchor = Start,
            Offset = Clock.Counting.Offset.Value,
            Terms = [whole],
            IsFixed = false,
            IsOfHours = whole.IsOfHours,
            PausedAfter = Start,
        },
        _ => Longer(plan, plan.Terms.Add(grant.By.Add!.Value)),
    };

    private static TermPlan Longer(TermPlan plan, ImmutableArray<Term> terms) =>
        plan with { Terms = terms, IsOfHours = plan.IsOfHours || IsOfHours(terms) };

    private static bool IsOfHours(ImmutableArray<Term> terms) => terms.Any(term => term.IsOfHours);
}
