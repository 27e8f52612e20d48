namespace Grid.Domain.Vocabulary;

/// <summary>What stands in an entry in place of personal free text: lower-case hex SHA-256(salt ‖ text).</summary>
[GenerateSerializer, Immutable, Alias("text-digest")]
public readonly record struct TextDigest(string Value)
{
    public override string ToString() => Value;
}
