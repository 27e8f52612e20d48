namespace Grid.Contracts.Views;

/// <summary>Who answers in one seat of a slot, and who supervises.</summary>
/// <param name="Slot">The slot.</param>
/// <param name="Seat">The seat, from 1.</param>
/// <param name="Holder">The officer who was given the seat.</param>
[GenerateSerializer, Immutable, Alias("seat-view")]
public sealed record SeatView(Slot Slot, int Seat, OfficerId Holder)
{
    /// <summary>Who answers now: the holder, or whoever the route names in the holder's place.</summary>
    [Id(0)]
    public OfficerId? Answers { get; init; }

    /// <summary>The active supervisor, someone else; nothing is a blind spot.</summary>
    [Id(1)]
    public OfficerId? Supervisor { get; init; }
}
