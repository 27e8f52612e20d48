namespace Grid.Replay.Report.Figures;

/// <summary>How long cases stood between one act and the next.</summary>
/// <param name="From">The act.</param>
/// <param name="To">The act after it.</param>
/// <param name="Count">How often the one followed the other.</param>
public sealed record Stretch(string From, string To, int Count)
{
    public required TimeSpan Median { get; init; }

    /// <summary>What nine in ten did not exceed.</summary>
    public required TimeSpan NineInTen { get; init; }

    public required TimeSpan Longest { get; init; }

    /// <summary>The case of the longest.</summary>
    public required string Case { get; init; }
}
