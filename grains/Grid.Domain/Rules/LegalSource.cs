namespace Grid.Domain.Rules;

/// <summary>Where a rule comes from: a title and the article within it.</summary>
[GenerateSerializer, Immutable, Alias("legal-source")]
public sealed record LegalSource(string Title, string Article);
