namespace Grid.Replay.Mapping;

/// <summary>A field that holds a time.</summary>
/// <param name="Field">The field.</param>
/// <param name="Zone">
/// The time zone (a TZDB name) whose offset a time without one is given; nothing where such times stay as they are.
/// </param>
public sealed record TimeField(string Field, string? Zone = null);
