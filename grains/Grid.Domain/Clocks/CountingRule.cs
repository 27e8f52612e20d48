namespace Grid.Domain.Clocks;

/// <summary>One way of counting, with the row of the pack and the law it comes from.</summary>
/// <param name="Value">What holds.</param>
/// <param name="Row">The row of the pack that says so; nothing where the clock itself does, or nobody.</param>
/// <param name="Source">The law behind it.</param>
public sealed record CountingRule<T>(T Value, RuleId? Row, LegalSource? Source);
