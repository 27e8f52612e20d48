namespace Grid.Domain.Vocabulary;

/// <summary>The caller's own name for one command. The same id never takes effect twice in a stream.</summary>
[GenerateSerializer, Immutable, Alias("command-id")]
public readonly record struct CommandId(string Value)
{
    public override string ToString() => Value;
}
