namespace Grid.Domain.Cases;

/// <summary>An officer named for a seat of a slot.</summary>
[GenerateSerializer, Immutable, Alias("slot-filling")]
public sealed record SlotFilling(Slot Slot, int Seat, OfficerId Officer);
