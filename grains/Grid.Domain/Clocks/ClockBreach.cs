namespace Grid.Domain.Clocks;

/// <summary>What follows when a deadline is missed.</summary>
/// <param name="Consequence">In words: release, the measure lapses, the superior may be turned to.</param>
public sealed record ClockBreach(string Consequence)
{
    /// <summary>The class of clue that is opened; nothing where none is.</summary>
    public string? Clue { get; init; }

    public string? Severity { get; init; }

    /// <summary>Whether somebody must be set free, or a measure changed, at once.</summary>
    public bool ReleasesCustody { get; init; }

    /// <summary>Who is warned then; those of the pack's ladder where nobody is named.</summary>
    public ImmutableArray<string> Warned { get; init; } = [];

    /// <summary>Whether what the clock limits ends by itself.</summary>
    public bool Lapses { get; init; }
}
