namespace Grid.Domain.Cases;

/// <summary>A breach as the case remembers it.</summary>
/// <param name="Rule">The rule that was broken.</param>
/// <param name="Officer">The officer it speaks of, where there is one.</param>
/// <param name="Cause">The sequence of the entry that gave cause.</param>
/// <param name="Sequence">The sequence of the breach's own entry.</param>
[GenerateSerializer, Immutable, Alias("breach-on-record")]
public sealed record BreachOnRecord(RuleId Rule, OfficerId? Officer, int Cause, int Sequence);
