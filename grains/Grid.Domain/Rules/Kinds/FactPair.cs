namespace Grid.Domain.Rules.Kinds;

/// <summary>Two facts of one act that are compared.</summary>
public sealed record FactPair(string Fact, string Other);
