namespace Grid.Grains.Followers;

/// <summary>A seat that was drawn.</summary>
/// <param name="Case">The case.</param>
/// <param name="Sequence">Its entry.</param>
/// <param name="Slot">The slot.</param>
/// <param name="Seat">The seat.</param>
/// <param name="Officer">Who was drawn.</param>
internal sealed record DrawRow(CaseId Case, int Sequence, Slot Slot, int Seat, OfficerId Officer)
{
    /// <summary>Among how many.</summary>
    public int Among { get; init; }

    /// <summary>The unit whose pool it was.</summary>
    public UnitId? Pool { get; init; }

    /// <summary>The day by whose key it was drawn.</summary>
    public string? Day { get; init; }

    /// <summary>Why it was drawn again; nothing for the first time.</summary>
    public string? Because { get; init; }

    /// <summary>Whether the key of its day has been told, so that anybody can compute it again.</summary>
    public bool IsTold { get; init; }

    public Timestamp At { get; init; }

    /// <summary>What an entry says of a draw; nothing where it speaks of none.</summary>
    public static DrawRow? Of(CaseId id, int sequence, CaseEvent happened, Timestamp at) =>
        happened is CaseEvent.HolderDrawn drawn
            ? new(id, sequence, drawn.Slot, drawn.Seat, drawn.Officer)
            {
                Among = drawn.Candidates.Length,
                Pool = drawn.Pool,
                Day = drawn.Day,
                Because = drawn.Because,
                At = at,
            }
            : null;
}
