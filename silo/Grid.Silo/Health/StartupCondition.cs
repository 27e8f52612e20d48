namespace Grid.Silo.Health;

/// <summary>Something that must have come about once before a silo counts as started.</summary>
/// <param name="Missing">What is still missing, in words; nothing once it has come about.</param>
internal sealed record StartupCondition(Func<string?> Missing);
