namespace Grid.Grains.Followers;

/// <summary>A breach in a list.</summary>
/// <param name="Case">The case.</param>
/// <param name="Rule">The rule that was broken.</param>
/// <param name="Sequence">The entry of the case that says so.</param>
internal sealed record BreachRow(CaseId Case, RuleId Rule, int Sequence)
{
    public PackName? Pack { get; init; }

    /// <summary>The officer it speaks of, where there is one.</summary>
    public OfficerId? Officer { get; init; }

    /// <summary>The act that gave cause, where an act did.</summary>
    public string? Act { get; init; }

    /// <summary>When what gave cause happened.</summary>
    public Timestamp At { get; init; }

    /// <summary>Whether no later verdict of the rule on the case has cleared it.</summary>
    public bool IsOpen { get; init; }
}
