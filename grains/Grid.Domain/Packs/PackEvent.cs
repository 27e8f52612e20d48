namespace Grid.Domain.Packs;

/// <summary>What can happen to a rule pack.</summary>
[GenerateSerializer, Immutable, Alias("pack-event")]
public abstract partial record PackEvent
{
    private PackEvent()
    {
    }
}
