namespace Grid.Domain.Rules.Conditions;

/// <summary>How a condition compares a fact.</summary>
public enum Comparison
{
    /// <summary>It is one of the values.</summary>
    OneOf,

    /// <summary>It is none of the values.</summary>
    NoneOf,
    AtLeast,
    AtMost,
    MoreThan,
    LessThan,
}
