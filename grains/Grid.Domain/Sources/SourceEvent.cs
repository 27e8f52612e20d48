namespace Grid.Domain.Sources;

/// <summary>What can happen to a source.</summary>
[GenerateSerializer, Immutable, Alias("source-event")]
public abstract partial record SourceEvent
{
    private SourceEvent()
    {
    }
}
