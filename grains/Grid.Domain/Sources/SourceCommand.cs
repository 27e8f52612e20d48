namespace Grid.Domain.Sources;

/// <summary>What can be asked of a source: an outside log that the grid records from.</summary>
[GenerateSerializer, Immutable, Alias("source-command")]
public abstract partial record SourceCommand
{
    private SourceCommand()
    {
    }
}
