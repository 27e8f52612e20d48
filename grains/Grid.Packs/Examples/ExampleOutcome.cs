namespace Grid.Packs.Examples;

/// <summary>How the examples of a pack went.</summary>
/// <param name="Kept">How many the pack keeps.</param>
/// <param name="Failures">Where it does something else, by file and line.</param>
/// <param name="Problems">What is wrong with the examples themselves.</param>
public sealed record ExampleOutcome(
    int Kept, ImmutableArray<ExampleFailure> Failures, ImmutableArray<PackProblem> Problems)
{
    /// <summary>Whether there are examples, and the pack keeps them all.</summary>
    public bool IsKept => Kept > 0 && Failures.IsEmpty && Problems.IsEmpty;
}
