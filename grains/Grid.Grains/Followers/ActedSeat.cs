namespace Grid.Grains.Followers;

/// <summary>A seat of a live case that an officer holds and somebody else answers in.</summary>
/// <param name="Case">The case.</param>
/// <param name="Slot">The slot.</param>
/// <param name="Seat">Which seat of the slot.</param>
/// <param name="Answers">Who answers; nobody where the whole route is barred.</param>
internal sealed record ActedSeat(CaseId Case, Slot Slot, int Seat, OfficerId? Answers);
