namespace Grid.Domain.Clocks;

/// <summary>A time that befell a clock by an event: one that is not counted, or one that was spent before.</summary>
/// <param name="By">What the event does to the clock.</param>
/// <param name="Event">The event.</param>
/// <param name="From">When it began.</param>
/// <param name="Until">When it ended; nothing where it has not.</param>
internal sealed record Pause(ClockEffect By, ClockEvent Event, Moment From, Moment? Until)
{
    /// <summary>
    /// When it excludes nothing any more, however long it lasts; nothing where there is no such time.
    /// </summary>
    public Moment? Latest { get; init; }

    /// <summary>Whether it lasted longer than it excludes.</summary>
    public bool IsCut => Latest is { } latest && Until == latest;

    /// <summary>The same, ended, where it has not ended by itself.</summary>
    public Pause EndedBy(Moment? end) =>
        Until is not null ? this
        : this with { Until = end is { } known && known.At > From.At ? known > Latest ? Latest : known : From };

    /// <summary>The days after the one it began on, up to the one it ended on.</summary>
    public Stretch DaysAfter => new(Stretch.NumberOf(From.Day) + 1, Stretch.NumberOf(Until!.Value.Day) + 1);

    /// <summary>The days from the one it began on up to the one it ended on, both in it.</summary>
    public Stretch DaysFrom => new(Stretch.NumberOf(From.Day), Stretch.NumberOf(Until!.Value.Day) + 1);

    public Stretch Ticks => new(From.At.ToUnixTimeTicks(), Until!.Value.At.ToUnixTimeTicks());
}
