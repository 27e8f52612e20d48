namespace Grid.Domain.Rules;

/// <summary>A rule that holds in every jurisdiction and stands beside its deed. Packs add their own as data.</summary>
/// <param name="Id">The permanent name.</param>
/// <param name="Concern">What the rule guards.</param>
/// <param name="Judge">A pure function of the question.</param>
/// <param name="Otherwise">The sentence for one who breaks it: lower case, no period.</param>
public sealed record Rule<TQuestion>(RuleId Id, RuleConcern Concern, Func<TQuestion, Verdict> Judge, string Otherwise);
