namespace Grid.Domain.Packs;

/// <summary>What can be asked of a rule pack's stream.</summary>
[GenerateSerializer, Immutable, Alias("pack-command")]
public abstract partial record PackCommand
{
    private PackCommand()
    {
    }
}
