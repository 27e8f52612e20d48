namespace Grid.Replay.Mapping;

/// <summary>A fact, and the field its value stands in.</summary>
public sealed record FactField(string Name, string Field);
