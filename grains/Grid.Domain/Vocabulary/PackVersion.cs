namespace Grid.Domain.Vocabulary;

/// <summary>A version of a rule pack: the lower-case hex SHA-256 of its content.</summary>
[GenerateSerializer, Immutable, Alias("pack-version")]
public readonly record struct PackVersion(string Value)
{
    public override string ToString() => Value;
}
