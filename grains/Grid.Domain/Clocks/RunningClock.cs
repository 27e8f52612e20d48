namespace Grid.Domain.Clocks;

/// <summary>A clock of a case, as its entries have moved it.</summary>
/// <param name="Id">The clock's name in the pack.</param>
/// <param name="Start">When the event happened that started it.</param>
[GenerateSerializer, Immutable, Alias("running-clock")]
public sealed record RunningClock(ClockId Id, Timestamp Start)
{
    /// <summary>What befell it, in the order of the ledger.</summary>
    [Id(0)]
    public ImmutableArray<ClockEvent> Events { get; init; } = [];

    /// <summary>
    /// The last day, as a date without an offset, or the last moment, with one; nothing where there is no limit.
    /// </summary>
    [Id(1)]
    public Timestamp? Due { get; init; }

    /// <summary>Whether it may still move by itself.</summary>
    [Id(2)]
    public bool IsProvisional { get; init; }

    /// <summary>When it stopped; nothing while it runs.</summary>
    [Id(3)]
    public Timestamp? Stopped { get; init; }

    /// <summary>What it does next by itself; nothing while it does nothing.</summary>
    [Id(4)]
    public NextStep? Next { get; init; }

    /// <summary>The entry that set when that is due.</summary>
    [Id(5)]
    public int SetBy { get; init; }

    /// <summary>The last step of its ladder that it took.</summary>
    [Id(6)]
    public string? Reached { get; init; }

    /// <summary>The entry by which its deadline passed; nought while it has not.</summary>
    [Id(7)]
    public int Missed { get; init; }

    /// <summary>
    /// The entry by which it last began anew after a deadline of it had passed: who was warned before answers for that.
    /// Nought where none had.
    /// </summary>
    [Id(8)]
    public int Left { get; init; }

    /// <summary>The entry by which it began, or an event last moved it; no step that came due does.</summary>
    [Id(9)]
    public int MovedBy { get; init; }

    public bool IsRunning => Stopped is null;

    /// <summary>The same after an event. One that only says when an earlier one ended takes its place.</summary>
    public RunningClock With(ClockEvent happened)
    {
        var before = Events.FirstOrDefault(
            other => other.Type == happened.Type && other.At == happened.At && other.Until is null);
        return this with
        {
            Events = before is not null && happened.Until is not null
                ? Events.Replace(before, happened)
                : Events.Add(happened),
        };
    }
}
