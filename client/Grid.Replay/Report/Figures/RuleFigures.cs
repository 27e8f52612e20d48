using Grid.Domain.Rules;
using Grid.Replay.Findings;

namespace Grid.Replay.Report.Figures;

/// <summary>One rule, how often it broke, and the first of what it found.</summary>
/// <param name="Anchor">The id of its place in the report.</param>
/// <param name="Count">How often.</param>
/// <param name="Definition">What it demands.</param>
public sealed record RuleFigures(string Anchor, RuleCount Count, RuleDefinition Definition)
{
    /// <summary>The pack's sentence; nothing for a built-in rule.</summary>
    public string? Otherwise { get; init; }

    public LegalSource? Source { get; init; }

    public string? Ask { get; init; }

    /// <summary>The first of its findings, in the order of the log.</summary>
    public ImmutableArray<Finding> Listed { get; init; } = [];

    /// <summary>How many findings there are.</summary>
    public int Findings { get; init; }
}
