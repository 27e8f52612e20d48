using NodaTime;

namespace Grid.Domain.Clocks;

/// <summary>Whether an extension counts, and whether it was asked for and decided in time.</summary>
internal static class GrantCheck
{
    /// <summary>What the type of an extension ends in where it is only asked for.</summary>
    public const string RequestEnding = "Requested";

    public static bool IsRequest(ClockDefinition clock, ClockEvent happened) =>
        happened.Type.EndsWith(RequestEnding, StringComparison.Ordinal)
        && EntriesOf(clock, GrantedBy(happened)).Any();

    public static ClockCourse Ask(ClockCourse course, ClockEvent happened, Moment at)
    {
        if (TurnOf(course, GrantedBy(happened)) is not { } entry)
        {
            return course.PassingOver(happened, null, "asks for what was granted as often as it may be");
        }

        var end = Standing(course, at);
        var isLate = end is { } known && IsLate(known, at, entry.ApplyBeforeDays);
        var asked = new DeadlineStep(
            isLate ? DeadlineStepKind.AskedLate : DeadlineStepKind.Asked,
            ClockWords.Asked(course, happened, at, end, entry),
            end?.Local(course.Zone))
        {
            Event = happened,
            Row = entry.Row,
            Source = entry.Source ?? course.Clock.Source,
        };
        return course with { Asked = course.Asked.Add(asked) };
    }

    public static ClockCourse Take(ClockCourse course, ClockEvent happened, Moment at)
    {
        var end = Standing(course, at);
        if (TurnOf(course, happened.Type) is not { } entry)
        {
            return course.PassingOver(
                happened, EntriesOf(course.Clock, happened.Type).Last(), "was granted as often as it may be before");
        }

        if (Refuse(entry, happened, at, end) is { } reason)
        {
            return course.PassingOver(happened, entry, reason);
        }

        Moment? until = happened.Until is { } told && IsOpen(entry) ? Moment.Of(told, course.Zone) : null;
        var late = end is { } known && IsLate(known, at, entry.DecideBeforeDays)
            ? ClockWords.DecidedLate(happened, at, known, entry)
            : null;
        var turned = course with
        {
            Turns = course.Turns.SetItem(happened.Type, course.Turns.GetValueOrDefault(happened.Type) + 1),
        };
        var longer = turned with
        {
            Grants = course.Grants.Add(new(entry, happened, at) { Until = until, Late = late }),
        };
        return end is { } before && Standing(longer, at) is { } after && after.At < before.At
            ? turned.PassingOver(happened, entry, "does not reach beyond the deadline as it stands")
            : longer;
    }

    /// <summary>The entry whose turn it is for the next event of the type; nothing where none is left.</summary>
    public static ClockEffect.Extend? TurnOf(ClockCourse course, string type)
    {
        var before = course.Turns.GetValueOrDefault(type);
        foreach (var entry in EntriesOf(course.Clock, type))
        {
            if (entry.Times is not { } times || before < times)
            {
                return entry;
            }

            before -= times;
        }

        return null;
    }

    /// <summary>Whether the term had run out by then, so that there is nothing left to extend.</summary>
    public static bool IsOver(ClockCourse course, Timestamp at) =>
        Moment.Of(at, course.Zone) is var moment && Standing(course, moment)?.IsReachedBy(moment) == true;

    private static string? Refuse(ClockEffect.Extend entry, ClockEvent happened, Moment at, TermEnd? end) =>
        end?.IsReachedBy(at) == true ? "came when the term had run out, and what is over cannot be extended"
        : entry.ApprovedBy is { } approver && happened.ApprovedBy is { } by && by != approver
            ? $"was approved by {by}, where {approver} must approve it"
        : entry.IsOnGround(happened.Facts) == false ? ClockWords.AnotherGround(entry)
        : IsOpen(entry) && happened.Until is null ? "does not say until when"
        : end is null && !IsOpen(entry) ? "adds to a term that has no limit"
        : null;

    private static bool IsOpen(ClockEffect.Extend entry) => entry is { Add: null, To: null };

    private static bool IsLate(TermEnd end, Moment at, int? days) =>
        days is { } asked && Period.DaysBetween(at.Day, end.Day) < asked;

    // The deadline as whoever asked or granted had it before them. What had not ended then is taken to last up to then.
    private static TermEnd? Standing(ClockCourse course, Moment at) =>
        course.RolledEndBy(new(course.Clock.Calendar, course.AsOf), at);

    private static IEnumerable<ClockEffect.Extend> EntriesOf(ClockDefinition clock, string type) =>
        clock.Effects.OfType<ClockEffect.Extend>().Where(entry => entry.Event == type);

    private static string GrantedBy(ClockEvent request) => request.Type[..^RequestEnding.Length];
}
