namespace Grid.Domain.Vocabulary;

/// <summary>One thing a mandate lets an officer do. The pack lists them.</summary>
[GenerateSerializer, Immutable, Alias("power")]
public readonly record struct Power(string Value)
{
    public override string ToString() => Value;
}
