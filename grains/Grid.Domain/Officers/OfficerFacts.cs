namespace Grid.Domain.Officers;

/// <summary>What the shell looked up before a decision on an officer: the clock, and who asks.</summary>
/// <param name="Subject">The officer it is about.</param>
/// <param name="Now">The grid's clock.</param>
/// <param name="Asking">The officer who asks; nothing where a system does.</param>
public sealed record OfficerFacts(OfficerId Subject, Timestamp Now, OfficerState? Asking);
