namespace Grid.Domain.Draws;

/// <summary>What the shell brings to a draw. None of it but the hash is ever written down.</summary>
/// <param name="Opening">The hash of the case's first entry; nothing where it has none.</param>
/// <param name="Key">The day's key of the unit whose pool it is; nothing where this silo has none.</param>
public sealed record DrawFacts(string? Opening, string? Key);
