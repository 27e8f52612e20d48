namespace Grid.Domain.Cases;

/// <summary>A seat that changed hands after the opening.</summary>
/// <param name="Slot">The slot.</param>
/// <param name="Seat">The seat in it.</param>
/// <param name="From">Who left it; nothing where it was empty.</param>
/// <param name="To">Who came.</param>
/// <param name="Sequence">The sequence of the entry.</param>
[GenerateSerializer, Immutable, Alias("seat-move")]
public readonly record struct SeatMove(Slot Slot, int Seat, OfficerId? From, OfficerId To, int Sequence)
{
    /// <summary>The move after which a seat is held so.</summary>
    internal static SeatMove Into(Responsibility held, OfficerId? from, int sequence) =>
        new(held.Slot, held.Seat, from.Shared(), held.Holder, sequence);
}
