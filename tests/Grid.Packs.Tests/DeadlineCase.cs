using System.Globalization;
using Grid.Domain.Clocks;
using NodaTime;
using NodaTime.Text;

namespace Grid.Packs.Tests;

/// <summary>A case of <c>corpus/deadlines</c>: a clock, what befell it, and when an act is in time.</summary>
internal sealed class DeadlineCase
{
    public string Clock { get; set; } = "";

    public string Name { get; set; } = "";

    public string Start { get; set; } = "";

    public List<DeadlineCaseEvent> Events { get; set; } = [];

    public string? AsOf { get; set; }

    public string Due { get; set; } = "";

    public bool Provisional { get; set; }

    /// <summary>Sorts of step that must be told on the way.</summary>
    public List<DeadlineStepKind> Steps { get; set; } = [];

    /// <summary>Sorts of step that must not be told.</summary>
    public List<DeadlineStepKind> Never { get; set; } = [];

    public List<string> Met { get; set; } = [];

    public List<string> Missed { get; set; } = [];

    /// <summary>Everything that the pack gets wrong about the case.</summary>
    public IEnumerable<string> Mistakes(RulePack pack)
    {
        return pack.ClockNamed(new(Clock)) is { } clock ? Mistakes(clock) : [$"{Clock}: there is no such clock"];
    }

    /// <summary>Everything that the clock gets wrong about the case.</summary>
    public IEnumerable<string> Mistakes(ClockDefinition clock)
    {
        var deadline = DeadlineCalculator.Compute(clock, Timestamp.Parse(Start), Happened(), DayOf(AsOf));
        var due = deadline.At?.ToString()
            ?? deadline.Date?.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture)
            ?? "none";
        if (due != Due)
        {
            yield return $"{Clock}, {Name}: due {due}, not {Due}";
        }

        if (deadline.IsProvisional != Provisional)
        {
            yield return $"{Clock}, {Name}: provisional is {deadline.IsProvisional}";
        }

        foreach (var kind in Steps.Except(deadline.Steps.Select(step => step.Kind)))
        {
            yield return $"{Clock}, {Name}: no step is {kind}";
        }

        foreach (var kind in Never.Intersect(deadline.Steps.Select(step => step.Kind)))
        {
            yield return $"{Clock}, {Name}: a step is {kind}";
        }

        foreach (var at in Met.Where(at => !IsKept(clock, deadline, at)))
        {
            yield return $"{Clock}, {Name}: an act of {at} is not in time";
        }

        foreach (var at in Missed.Where(at => IsKept(clock, deadline, at)))
        {
            yield return $"{Clock}, {Name}: an act of {at} is in time";
        }
    }

    private static bool IsKept(ClockDefinition clock, Deadline deadline, string act)
    {
        var at = Timestamp.Parse(act);
        var side = deadline.At is { } instant
            ? at.LocalTicks.CompareTo(instant.LocalTicks)
            : deadline.Date is { } day ? DayOf(act[..10])!.Value.CompareTo(day) : 0;
        return clock.Bound == ClockBound.Minimum ? side >= 0 : side <= 0;
    }

    private static LocalDate? DayOf(string? text) => text is null ? null : LocalDatePattern.Iso.Parse(text).Value;

    private ImmutableArray<ClockEvent> Happened() =>
    [
        .. Events.Select(happened => new ClockEvent(
            happened.Type,
            Timestamp.Parse(happened.At),
            happened.Until is { } until ? Timestamp.Parse(until) : null)
        {
            ApprovedBy = happened.By,
            HasFindings = happened.Findings,
            Facts = FactSet.Of(happened.Facts.Select(fact => new Fact(fact.Key, fact.Value))),
        }),
    ];
}
