namespace Grid.Domain.Vocabulary;

/// <summary>The name of a rule pack; its publications stand in the stream <c>pack:NAME</c>.</summary>
[GenerateSerializer, Immutable, Alias("pack-name")]
public readonly record struct PackName(string Value)
{
    public override string ToString() => Value;
}
