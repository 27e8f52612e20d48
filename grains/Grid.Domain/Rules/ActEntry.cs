namespace Grid.Domain.Rules;

/// <summary>One line of a pack's act catalogue.</summary>
public sealed record ActEntry(ActPattern Act, string? Title);
