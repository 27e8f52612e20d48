namespace Grid.Domain.Vocabulary;

/// <summary>A role inside one case. The pack lists them.</summary>
[GenerateSerializer, Immutable, Alias("slot")]
public readonly record struct Slot(string Value)
{
    public override string ToString() => Value;
}
