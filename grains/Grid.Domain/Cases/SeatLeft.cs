namespace Grid.Domain.Cases;

/// <summary>A seat that ended when the case was taken over, since the receiving side did not fill it.</summary>
/// <param name="Slot">The slot.</param>
/// <param name="Seat">The seat in it.</param>
/// <param name="Officer">Who left it.</param>
/// <param name="Sequence">The sequence of the entry.</param>
[GenerateSerializer, Immutable, Alias("seat-left")]
public sealed record SeatLeft(Slot Slot, int Seat, OfficerId Officer, int Sequence);
