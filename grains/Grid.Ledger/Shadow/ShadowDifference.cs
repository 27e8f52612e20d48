namespace Grid.Ledger.Shadow;

/// <summary>A verdict that would be another one under another version of the pack.</summary>
/// <param name="Case">The case.</param>
/// <param name="Sequence">The entry that gave cause.</param>
/// <param name="What">The act, or the deed.</param>
/// <param name="Rule">The rule.</param>
internal sealed record ShadowDifference(CaseId Case, int Sequence, string What, RuleId Rule)
{
    /// <summary>What it says under the one version; nothing where it has nothing to say.</summary>
    public ShadowVerdict? Before { get; init; }

    /// <summary>What it says under the other.</summary>
    public ShadowVerdict? After { get; init; }

    /// <summary>The place of the act in the log that told of it.</summary>
    public Place? Place { get; init; }

    public Timestamp At { get; init; }
}
