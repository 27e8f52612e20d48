namespace Grid.Replay.Mapping;

/// <summary>Where the facts of a case stand: in a second file, or in the log itself.</summary>
/// <param name="File">
/// The second file, absolute or relative to the folder of the first log; nothing where the log itself has the facts.
/// </param>
/// <param name="Key">The column of the second file that holds the case's name.</param>
/// <param name="Facts">The facts; sorted by name.</param>
public sealed record CaseFields(string? File, string? Key, ImmutableArray<FactField> Facts);
