namespace Grid.Domain.Vocabulary;

/// <summary>The permanent name of a rule. New meaning, new id.</summary>
[GenerateSerializer, Immutable, Alias("rule-id")]
public readonly record struct RuleId(string Value)
{
    public override string ToString() => Value;
}
