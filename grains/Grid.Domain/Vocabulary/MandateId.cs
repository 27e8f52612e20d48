namespace Grid.Domain.Vocabulary;

/// <summary>Names one mandate of one officer.</summary>
[GenerateSerializer, Immutable, Alias("mandate-id")]
public readonly record struct MandateId(string Value)
{
    public override string ToString() => Value;
}
