namespace Grid.Packs.Diff;

/// <summary>Clocks whose own rows are as they were, and which are counted otherwise: another row has changed.</summary>
/// <param name="What">What is counted otherwise.</param>
/// <param name="Before">How it was.</param>
/// <param name="After">How it is.</param>
/// <param name="Clocks">The clocks.</param>
public sealed record CountingChange(string What, string Before, string After, ImmutableArray<ClockId> Clocks);
