namespace Grid.Domain.Draws;

/// <summary>What the shell brings to a draw. None of it but the hash is ever written down.</summary>
/// <param name="Opening">The hash of the entry by which the case was opened; nothing where it was not.</param>
/// <param name="Key">The day's key of the unit whose pool it is; nothing where this silo has none.</param>
public sealed record DrawFacts(string? Opening, string? Key);
