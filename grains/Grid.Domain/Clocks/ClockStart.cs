namespace Grid.Domain.Clocks;

/// <summary>What starts a clock.</summary>
/// <param name="Event">The event; <c>--start</c> is when it happened.</param>
/// <param name="LaterOf">A second event: the later of both starts the clock. Nothing where one alone does.</param>
public sealed record ClockStart(string Event, string? LaterOf = null);
