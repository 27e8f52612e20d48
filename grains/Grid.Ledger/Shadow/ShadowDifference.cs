namespace Grid.Ledger.Shadow;

/// <summary>A verdict that would be another one under another version of the pack.</summary>
/// <param name="Case">The case.</param>
/// <param name="Sequence">The entry that gave cause.</param>
/// <param name="What">The act, or the deed.</param>
/// <param name="Rule">The rule.</param>
/// <param name="Before">What it says under the one version; nothing where it has nothing to say.</param>
/// <param name="After">What it says under the other.</param>
internal sealed record ShadowDifference(
    CaseId Case, int Sequence, string What, RuleId Rule, ShadowVerdict? Before, ShadowVerdict? After)
{
    /// <summary>The place of the act in the log that told of it.</summary>
    public Place? Place { get; init; }

    public Timestamp At { get; init; }
}
