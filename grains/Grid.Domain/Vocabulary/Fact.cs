namespace Grid.Domain.Vocabulary;

/// <summary>One thing said about a case or an act: a name and a value, both as text.</summary>
[GenerateSerializer, Immutable, Alias("fact")]
public readonly record struct Fact(string Name, string Value);
