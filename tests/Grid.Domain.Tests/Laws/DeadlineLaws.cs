using CsCheck;
using Grid.Domain.Clocks;
using NodaTime;

namespace Grid.Domain.Tests.Laws;

/// <summary>What holds of every deadline. A failure prints the seed that brings it back.</summary>
public sealed class DeadlineLaws
{
    private static readonly DateOnly First = new(2000, 1, 1);
    private static readonly DateOnly Last = new(2399, 12, 31);

    private static readonly Gen<DateOnly> Day = Gen.Int[First.DayNumber, Last.DayNumber].Select(DateOnly.FromDayNumber);

    private static readonly Gen<WallTerm> Term = Gen.Select(
        Gen.OneOf(
            Gen.Select(Gen.Int[2, 90], Gen.OneOf(TermUnit.Day, TermUnit.WorkingDay)),
            Gen.Select(Gen.Int[1, 14], Gen.OneOf(TermUnit.Month, TermUnit.HalfMonth)),
            Gen.Select(Gen.Int[1, 3], Gen.Const(TermUnit.Year))),
        Gen.Bool,
        Gen.Bool,
        Gen.Bool,
        (length, isStartCounted, rolls, isLastToLast) => new WallTerm(length.Item1, length.Item2)
        {
            IsStartCounted = isStartCounted,
            Rolls = rolls,
            IsLastToLast = isLastToLast,
        });

    /// <summary>Days from the start on which it begins, and for how many it lasts.</summary>
    private static readonly Gen<(int From, int Length)> Period = Gen.Select(Gen.Int[-30, 400], Gen.Int[0, 60]);

    private static readonly Gen<(string Type, int From, int Length)> Befalling = Gen.Select(
        Gen.Frequency(
            (4, Gen.Const("Appraisal")),
            (3, Gen.Const("Extension")),
            (1, Gen.Const("Remand")),
            (1, Gen.Const("Custody"))),
        Period,
        (type, period) => (type, period.From, period.Length));

    private static readonly Gen<(WallTerm Term, DateOnly Start, (string Type, int From, int Length)[] Befell)> Clock =
        Gen.Select(Term, Day, Befalling.Array[0, 6]);

    [Fact]
    public void Every_day_of_four_hundred_years_agrees_with_the_wall_calendar()
    {
        WallTerm[] terms =
        [
            new(1, TermUnit.Month) { IsLastToLast = true },
            new(10, TermUnit.Day) { Rolls = true },
            new(5, TermUnit.WorkingDay),
            new(1, TermUnit.Year) { Rolls = true, IsStartCounted = true },
            new(2, TermUnit.Month) { Rolls = true },
        ];
        var clocks = terms.Select(term => term.Clock).ToArray();
        // The terms take turns: five is prime to the seven days of a week, so each meets every day of it.
        for (var day = First; day <= Last; day = day.AddDays(1))
        {
            var i = day.DayNumber % terms.Length;
            Assert.Equal(DayByDay.Last(day, terms[i], []), DueOn(clocks[i], day));
        }
    }

    [Fact]
    public void Whatever_is_excluded_and_rolled_over_agrees_with_the_wall_calendar() =>
        Gen.Select(Term, Day, Period.Array[0, 4]).Sample(of =>
        {
            var (term, start, periods) = of;
            var excluded = periods.Select(period => (Start: start.AddDays(period.From), period.Length))
                .Select(period => (period.Start, End: period.Start.AddDays(period.Length))).ToArray();

            var due = DueOn(
                term.Clock, start, [.. excluded.Select(period => Befell("Appraisal", period.Start, period.End))]);

            Assert.Equal(DayByDay.Last(start, term, excluded), due);
        });

    [Fact]
    public void An_extension_of_the_same_unit_agrees_with_the_wall_calendar() =>
        Gen.Select(Term, Day, Period.Array[0, 3]).Sample(of =>
        {
            var (term, start, periods) = of;
            var excluded = periods.Select(period => (Start: start.AddDays(period.From), period.Length))
                .Select(period => (period.Start, End: period.Start.AddDays(period.Length))).ToArray();

            var due = DueOn(
                term.Clock,
                start,
                [
                    Befell("Extension", start, null),
                    .. excluded.Select(period => Befell("Appraisal", period.Start, period.End)),
                ]);

            Assert.Equal(DayByDay.Last(start, term with { Count = term.Count * 2 }, excluded), due);
        });

    [Fact]
    public void Excluding_never_brings_a_deadline_forward() =>
        Gen.Select(Clock, Period).Sample(of =>
        {
            var ((term, start, befell), period) = of;
            var events = EventsOf(start, befell);

            var without = DueOn(term.Clock, start, events);
            var with = DueOn(term.Clock, start, events.Add(EventOf(start, ("Appraisal", period.From, period.Length))));

            Assert.True(with >= without, $"{with} is before {without}");
        });

    [Fact]
    public void Extending_never_shortens() =>
        Gen.Select(Clock, Period).Sample(of =>
        {
            var ((term, start, befell), period) = of;
            var events = EventsOf(start, befell);

            var without = DueOn(term.Clock, start, events);
            var with = DueOn(term.Clock, start, events.Add(EventOf(start, ("Extension", period.From, 0))));

            Assert.True(with >= without, $"{with} is before {without}");
        });

    [Fact]
    public void The_order_in_which_events_are_told_does_not_matter() =>
        Clock.SelectMany(clock => Gen.Shuffle(clock.Befell).Select(shuffled => (clock, shuffled))).Sample(of =>
        {
            var ((term, start, befell), shuffled) = of;
            // Times differ: of two on one day, which came first is only told by the list.
            if (befell.DistinctBy(one => one.From).Count() < befell.Length)
            {
                return;
            }

            var (told, other) = (Due(term.Clock, start, EventsOf(start, befell)),
                Due(term.Clock, start, EventsOf(start, shuffled)));

            Assert.Equal(told.Date, other.Date);
            Assert.Equal(told.Steps.Select(step => step.Said), other.Steps.Select(step => step.Said));
        });

    [Fact]
    public void What_ended_for_good_never_runs_again() =>
        Gen.Select(Clock, Gen.Int[1, 300], Befalling.Array[1, 4]).Sample(of =>
        {
            var ((term, start, befell), ended, later) = of;
            var clock = term.Clock with
            {
                Effects = [.. term.Clock.Effects, new ClockEffect.Stop("Released") { IsFinal = true }],
            };
            var until = EventsOf(start, befell.Where(one => one.From < ended))
                .Add(Befell("Released", start.AddDays(ended), null));
            var after = EventsOf(start, later.Select(one => (one.Type, ended + 1 + Math.Abs(one.From), one.Length)));

            var (then, now) = (Due(clock, start, until), Due(clock, start, [.. until, .. after]));

            Assert.Equal("Released", then.Stopped?.Type);
            Assert.Equal(then.Stopped, now.Stopped);
            Assert.Equal(then.Date, now.Date);
        });

    [Fact]
    public void As_of_a_day_it_is_what_it_was_on_that_day() =>
        Gen.Select(Gen.Int[2, 40], Gen.Int[0, 700], Gen.Int[0, 700], Gen.Int[0, 700].Array[1, 4]).Sample(of =>
        {
            var (length, at, asOf, published) = of;
            var (start, day) = (new DateOnly(2020, 1, 1).AddDays(at), new LocalDate(2020, 1, 1).PlusDays(asOf));
            var notices = published.Index().Select(told => new CalendarYear(
                2020 + (told.Index % 2), new LocalDate(2020, 1, 1).PlusDays(told.Item))
            {
                DaysOff = [.. Enumerable.Range(0, 30).Select(
                    off => new LocalDate(2020 + (told.Index % 2), 1, 1).PlusDays((told.Item * 7 / 14) + off))],
                DaysWorked = [],
            }).ToImmutableArray();
            var clock = new WallTerm(length, TermUnit.WorkingDay).Clock;
            var now = clock with { Calendar = clock.Calendar with { Years = notices } };
            var then = clock with
            {
                Calendar = clock.Calendar with { Years = notices.RemoveAll(notice => notice.Published > day) },
            };

            var (told, was) = (DeadlineCalculator.Compute(now, Time(start), [], day),
                DeadlineCalculator.Compute(then, Time(start), [], null));

            Assert.Equal(was.Date, told.Date);
            Assert.Equal(was.IsProvisional, told.IsProvisional);
            Assert.Equal(was.Steps.Select(step => step.Said), told.Steps.Select(step => step.Said));
        });

    private static DateOnly DueOn(ClockDefinition clock, DateOnly start, ImmutableArray<ClockEvent>? events = null) =>
        Due(clock, start, events ?? []).Date!.Value.ToDateOnly();

    private static Deadline Due(ClockDefinition clock, DateOnly start, ImmutableArray<ClockEvent> events) =>
        DeadlineCalculator.Compute(clock, Time(start), events, null);

    private static ImmutableArray<ClockEvent> EventsOf(
        DateOnly start, IEnumerable<(string Type, int From, int Length)> befell) =>
        [.. befell.Select(one => EventOf(start, one))];

    private static ClockEvent EventOf(DateOnly start, (string Type, int From, int Length) one) =>
        Befell(one.Type, start.AddDays(one.From), start.AddDays(one.From + one.Length));

    private static ClockEvent Befell(string type, DateOnly from, DateOnly? to) =>
        new(type, Time(from), to is { } end ? Time(end) : null);

    private static Timestamp Time(DateOnly day) => new(day.ToDateTime(default).Ticks, null);
}
