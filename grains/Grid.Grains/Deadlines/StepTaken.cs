namespace Grid.Grains.Deadlines;

/// <summary>What a case answers when it is told that something is due.</summary>
/// <param name="Reply">The answer to the command.</param>
/// <param name="Upcoming">What is to come in the case by itself after it.</param>
[GenerateSerializer, Immutable, Alias("step-taken")]
internal sealed record StepTaken(Reply Reply, ImmutableArray<DueStep> Upcoming);
