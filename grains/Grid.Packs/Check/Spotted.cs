using Grid.Packs.Yaml;

namespace Grid.Packs.Check;

/// <summary>Something that an analysis has come upon.</summary>
/// <param name="At">Where.</param>
/// <param name="Problem">What is wrong.</param>
/// <param name="Fix">How to fix it.</param>
internal sealed record Spotted(FileLine At, string Problem, string Fix)
{
    /// <summary>What it weighs, where that is not what the rule of the analysis says.</summary>
    public HoleWeight? Weight { get; init; }
}
