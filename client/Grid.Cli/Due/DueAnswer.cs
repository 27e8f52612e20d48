using Grid.Cli.Packs;
using Grid.Domain.Clocks;
using Grid.Domain.Rules;

namespace Grid.Cli.Due;

/// <summary>A deadline for programs.</summary>
internal static class DueAnswer
{
    public static object Of(DueQuestion question, Deadline deadline) => new
    {
        Clock = question.Clock.Id.Value,
        Start = question.Start.ToString(),
        Events = question.Events.Select(Event),
        AsOf = question.AsOf is { } day ? Dates.Text(day) : null,
        Due = Due(deadline),
        Provisional = deadline.IsProvisional,
        Stopped = deadline.Stopped is { } stopped ? Event(stopped) : null,
        SupersededBy = question.Clock.SupersededBy?.Value,
        SupersededFrom = question.Clock.SupersededFrom is { } from ? Dates.Text(from) : null,
        HoldsFrom = question.Clock.HoldsFrom is { } begun ? Dates.Text(begun) : null,
        Holds = question.Clock.HoldsAt(question.Start),
        Calendar = Calendar(question.Clock, deadline),
        Steps = Steps(deadline),
    };

    /// <summary>The last day, or the last moment of a clock of hours; nothing where there is no limit.</summary>
    public static string? Due(Deadline deadline) =>
        deadline.Date is { } date ? Dates.Text(date) : deadline.At?.ToString();

    public static object Calendar(ClockDefinition clock, Deadline deadline) => new
    {
        clock.Calendar.Name,
        Zone = clock.Calendar.Zone.Id,
        Years = deadline.CalendarYears.Select(year => new
        {
            year.Year,
            Published = year.Published is { } day ? Dates.Text(day) : null,
            Source = Law(year.Source),
        }),
    };

    public static IEnumerable<object> Steps(Deadline deadline) => deadline.Steps.Select(step => new
    {
        step.Kind,
        step.Said,
        Reached = step.Reached is { } at ? Dates.Text(at) : null,
        Event = step.Event is { } happened ? Event(happened) : null,
        Row = step.Row?.Value,
        Source = Law(step.Source),
        Days = step.Days.Select(Dates.Text),
    });

    private static object Event(ClockEvent happened) => new
    {
        happened.Type,
        At = happened.At.ToString(),
        Until = happened.Until?.ToString(),
        happened.ApprovedBy,
        happened.HasFindings,
    };

    private static object? Law(LegalSource? source) => source is null ? null : new { source.Title, source.Article };
}
