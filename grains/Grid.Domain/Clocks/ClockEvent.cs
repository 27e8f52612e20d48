namespace Grid.Domain.Clocks;

/// <summary>Something that befell a clock: an appraisal that excludes days, an extension, a conversion.</summary>
/// <param name="Type">What, as the clock's definition names it.</param>
/// <param name="At">When it happened or began.</param>
/// <param name="Until">When it ended; nothing where it is a moment, or has not ended.</param>
[GenerateSerializer, Immutable, Alias("clock-event")]
public sealed record ClockEvent(string Type, Timestamp At, Timestamp? Until)
{
    /// <summary>Who approved it, as the pack names posts; nothing where nobody says.</summary>
    [Id(0)]
    public string? ApprovedBy { get; init; }

    /// <summary>Whether findings were put on record with it; nothing where nobody says.</summary>
    [Id(1)]
    public bool? HasFindings { get; init; }

    /// <summary>What is told of it that the ground of an extension asks for; nothing where none does.</summary>
    [Id(2)]
    public FactSet? Facts { get; init; }
}
