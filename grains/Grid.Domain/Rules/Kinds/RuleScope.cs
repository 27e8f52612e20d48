namespace Grid.Domain.Rules.Kinds;

/// <summary>What a verdict of a rule is about.</summary>
public enum RuleScope
{
    /// <summary>The case: judged anew whenever one of its acts is recorded, and the latest verdict counts.</summary>
    Case,

    /// <summary>One act: each has a verdict of its own, which stays.</summary>
    Act,
}
