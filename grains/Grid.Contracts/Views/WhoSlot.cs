namespace Grid.Contracts.Views;

/// <summary>Who answered in one seat of a slot.</summary>
[GenerateSerializer, Immutable, Alias("who-slot")]
public sealed record WhoSlot(Slot Slot, int Seat)
{
    /// <summary>The officer who held it; nothing is a blind spot.</summary>
    [Id(0)]
    public OfficerId? Holder { get; init; }

    /// <summary>Who answered in the holder's place, where the holder could not.</summary>
    [Id(1)]
    public OfficerId? Acting { get; init; }

    /// <summary>Who supervised; nothing is a blind spot.</summary>
    [Id(2)]
    public OfficerId? Supervisor { get; init; }

    /// <summary>What whoever answered was allowed to do.</summary>
    [Id(3)]
    public ImmutableArray<Power> Powers { get; init; } = [];

    /// <summary>The version of the pack that judged the entry which put the holder there.</summary>
    [Id(4)]
    public PackVersion? Pack { get; init; }

    /// <summary>The entries that prove it.</summary>
    [Id(5)]
    public ImmutableArray<EntryReference> Entries { get; init; } = [];
}
