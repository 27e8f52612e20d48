namespace Grid.Domain.Rules.Conditions;

/// <summary>What a declared fact may be.</summary>
public enum FactType
{
    /// <summary><c>yes</c> or <c>no</c>.</summary>
    Flag,

    /// <summary>A number, with or without a fraction.</summary>
    Number,

    /// <summary>One of the values that the pack lists, or any text where it lists none.</summary>
    Text,
}
