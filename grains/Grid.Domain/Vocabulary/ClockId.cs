namespace Grid.Domain.Vocabulary;

/// <summary>The permanent name of a legal term in a pack, such as <c>T-M06</c> or <c>T-P12.2</c>.</summary>
[GenerateSerializer, Immutable, Alias("clock-id")]
public readonly record struct ClockId(string Value)
{
    public override string ToString() => Value;
}
