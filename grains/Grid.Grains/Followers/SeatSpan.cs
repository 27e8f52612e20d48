namespace Grid.Grains.Followers;

/// <summary>Who answered in a seat, from when on.</summary>
internal sealed record SeatSpan(Slot Slot, int Seat, OfficerId Officer, bool IsActing, Timestamp From)
{
    /// <summary>Until when; nothing where the officer still answers.</summary>
    public Timestamp? To { get; init; }

    /// <summary>
    /// The entry of the case that put the officer, or the one in whose place they act, into the seat.
    /// </summary>
    public int Sequence { get; init; }
}
