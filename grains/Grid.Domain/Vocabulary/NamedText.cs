namespace Grid.Domain.Vocabulary;

/// <summary>A personal text under the name of the field that it fills: <c>content</c>, <c>place</c>.</summary>
[GenerateSerializer, Immutable, Alias("named-text")]
public sealed record NamedText(string Name, PersonalText Text);
