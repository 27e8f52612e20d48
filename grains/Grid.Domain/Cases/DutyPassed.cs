namespace Grid.Domain.Cases;

/// <summary>A seat of a case that was merged into another, and the seat there that answers for it.</summary>
[GenerateSerializer, Immutable, Alias("duty-passed")]
public sealed record DutyPassed(Slot Slot, int Seat, Slot ToSlot, int ToSeat);
