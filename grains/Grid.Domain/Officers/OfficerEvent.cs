namespace Grid.Domain.Officers;

/// <summary>What can happen to an officer's standing and authority.</summary>
[GenerateSerializer, Immutable, Alias("officer-event")]
public abstract partial record OfficerEvent
{
    private OfficerEvent()
    {
    }
}
