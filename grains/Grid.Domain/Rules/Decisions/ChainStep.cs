namespace Grid.Domain.Rules.Decisions;

/// <summary>One step of a chain.</summary>
/// <param name="Act">The act that is the step.</param>
/// <param name="Slot">The slot whose holder does it; anybody where none is named.</param>
public sealed record ChainStep(ActPattern Act, Slot? Slot);
