using System.Globalization;
using NodaTime;

namespace Grid.Domain.Clocks;

/// <summary>The sentences in which a computation is told: lower case, no period.</summary>
internal static class ClockWords
{
    public static string Started(ClockCourse course, string happened)
    {
        var ofHours = course.Length.Any(term => term.IsOfHours);
        var first = (course.Clock.Direction, ofHours, course.Clock.Counting.Offset.Value) switch
        {
            (ClockDirection.Before, _, _) => "and is counted back from there",
            (_, true, 0) => "and is counted from that instant",
            (_, true, _) => "and is counted from the next full hour",
            (_, _, 0) => "and the starting day is counted",
            (_, _, 1) => "and the starting day is not counted",
            (_, _, var offset) => $"and the first counted day is {offset} days later",
        };
        var other = course.Clock.Start.LaterOf is { } later
            ? $", the later of {course.Clock.Start.Event} and {later},"
            : "";
        return $"starts with {happened} on {At(course, course.Start)}{other} {first}";
    }

    public static string Restarted(ClockCourse course, ClockEvent happened, Moment at) =>
        $"{happened.Type} on {At(course, at)}: the term begins anew, and what befell it before is gone";

    public static string Converted(ClockCourse course, ClockEffect.Convert convert, ClockEvent happened, Moment at)
    {
        var from = convert.From is null ? "" : $" from {convert.From}";
        var then = convert.KeepsStart ? "the start is kept" : "the term is counted from the conversion";
        return $"{happened.Type} on {At(course, at)}: converted{from}, {then}";
    }

    public static string PassedOver(ClockCourse course, ClockEvent happened, string reason) =>
        $"{happened.Type} on {At(course, Moment.Of(happened.At, course.Zone))} {reason}";

    /// <summary>What nobody has said, and what hangs on it; <c>true</c> in the fact says that it is so.</summary>
    public static string Unproven(ClockCourse course, Pause pause)
    {
        var until = pause.Event.Until is null ? "" : $" to {At(course, pause.Until!.Value)}";
        return $"{pause.Event.Type} from {At(course, pause.From)}{until}: nobody says whether its findings are on "
            + "record, and until then no day of it is excluded";
    }

    public static string Asked(
        ClockCourse course, ClockEvent happened, Moment at, TermEnd? end, ClockEffect.Extend entry)
    {
        var asks = $"{happened.Type} on {At(course, at)}";
        if (end is not { } known)
        {
            return asks;
        }

        var left = Period.DaysBetween(at.Day, known.Day);
        var asked = entry.ApplyBeforeDays is { } days ? $", where {days} are asked" : "";
        var decided = entry.DecideBeforeDays is { } before
            ? $"; to be decided by {Day(DayCount.Shift(known.Day, -before))}"
            : "";
        return left < 0
            ? $"{asks}, when the term had run out{asked}"
            : $"{asks}, {Count(left, "day")} before the end{asked}{decided}";
    }

    public static string DecidedLate(ClockEvent happened, Moment at, TermEnd end, ClockEffect.Extend entry) =>
        $"{happened.Type} was decided on {Day(at.Day)}, {Count(Period.DaysBetween(at.Day, end.Day), "day")} before the "
        + $"end, where {entry.DecideBeforeDays} are asked: it counts all the same";

    /// <summary>What an extension that counts leaves open; each as a sentence.</summary>
    public static IEnumerable<string> Unsaid(ClockCourse course, Grant grant)
    {
        var extended = $"{grant.Event.Type} on {At(course, grant.At)} counts provided that";
        if (grant is { By.ApprovedBy: { } approver, Event.ApprovedBy: null })
        {
            yield return $"{extended} {approver} approved it";
        }

        if (grant.By.IsOnGround(grant.Event.Facts) is null)
        {
            yield return $"{extended} its ground is {Ground(grant.By)}";
        }
    }

    public static string AnotherGround(ClockEffect.Extend entry) =>
        $"is on another ground than {Ground(entry)}";

    /// <summary>The ground of an extension: <c>ground gang or roaming</c>.</summary>
    public static string Ground(ClockEffect.Extend entry) =>
        string.Join(" and ", entry.When.Select(match => $"{match.Name} {string.Join(" or ", match.Values)}"));

    public static string Extended(ClockCourse course, Grant grant, TermEnd end)
    {
        var by = grant.Event.ApprovedBy is { } known ? $", approved by {known}"
            : grant.By.ApprovedBy is { } approver ? $", which {approver} approves"
            : "";
        var what = grant switch
        {
            { Until: not null } => "extended until then",
            { By.To: { } whole } => $"extended to {Terms([whole])} in all",
            _ => $"extended by {Terms([grant.By.Add!.Value])}",
        };
        return $"{grant.Event.Type} on {At(course, grant.At)}: {what}{by}: {End(course, end)}";
    }

    public static string Paused(ClockCourse course, Pause pause, string how, TermEnd end)
    {
        var until = pause.Event.Until is null ? "has not ended" : $"to {At(course, pause.Until!.Value)}";
        var most = pause is { IsCut: true, By: ClockEffect.Exclude { AtMost: { } term } }
            ? $", {Terms([term])} at most"
            : "";
        return $"{pause.Event.Type} from {At(course, pause.From)} {until} {how}{most}: {End(course, end)}";
    }

    public static string Terms(ImmutableArray<Term> terms) =>
        string.Join(" and ", terms.Select(term => Count(term.Value, UnitOf(term.Unit))));

    public static string End(ClockCourse course, TermEnd end) =>
        end.IsOfHours ? Hour(end.At, course.Zone) : Day(end.Day);

    public static LocalDateTime Local(ClockCourse course, Moment moment) =>
        moment.At.InZone(course.Zone).LocalDateTime;

    /// <summary>A moment to the minute where the clock counts hours, else its day.</summary>
    public static string At(ClockCourse course, Moment moment) =>
        course.Length.Any(term => term.IsOfHours) ? Hour(moment.At, course.Zone) : Day(moment.Day);

    public static string Day(LocalDate day) => day.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);

    public static string Count(long count, string unit) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} {unit}{(count == 1 ? "" : "s")}");

    private static string Hour(Instant at, DateTimeZone zone) =>
        at.InZone(zone).LocalDateTime.ToString("uuuu-MM-dd'T'HH:mm", CultureInfo.InvariantCulture);

    private static string UnitOf(TermUnit unit) => unit switch
    {
        TermUnit.Hour => "hour",
        TermUnit.Day => "day",
        TermUnit.WorkingDay => "working day",
        TermUnit.HalfMonth => "half month",
        TermUnit.Month => "month",
        TermUnit.Year => "year",
        _ => throw new UnreachableException(),
    };
}
