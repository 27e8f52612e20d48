namespace Grid.Replay.Findings;

/// <summary>How often one rule was broken, and how often it could not be decided.</summary>
/// <param name="Id">The rule.</param>
/// <param name="BrokenCases">Cases whose latest verdict is broken; for a rule on single acts, cases with such an
/// act.</param>
/// <param name="BrokenActs">Acts after whose recording the rule, judged because of it, stood broken.</param>
/// <param name="UndecidableCases">The same for undecidable.</param>
/// <param name="UndecidableActs">The same for undecidable.</param>
public sealed record RuleCount(string Id, int BrokenCases, int BrokenActs, int UndecidableCases, int UndecidableActs);
