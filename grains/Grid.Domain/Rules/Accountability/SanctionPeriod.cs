namespace Grid.Domain.Rules.Accountability;

/// <summary>A sanction, and how long it is in force.</summary>
/// <param name="Sanction">Its name.</param>
/// <param name="Length">How long; nothing where it has no end.</param>
public sealed record SanctionPeriod(string Sanction, ImmutableArray<Clocks.Term> Length);
