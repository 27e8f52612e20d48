namespace Grid.Domain.Clocks;

/// <summary>What a running clock does next by itself: a step of its ladder, or the breach at its end.</summary>
/// <param name="Level">The step's name in the ladder, such as <c>orange</c> or <c>breach</c>.</param>
/// <param name="At">When it is due, in UTC.</param>
[GenerateSerializer, Immutable, Alias("next-step")]
public sealed record NextStep(string Level, Timestamp At);
