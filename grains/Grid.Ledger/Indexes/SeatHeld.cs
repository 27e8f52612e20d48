namespace Grid.Ledger.Indexes;

/// <summary>A seat as the index has it: its holder's row, and the row of whoever acts in the holder's place.</summary>
/// <param name="Case">The case.</param>
/// <param name="Slot">The slot.</param>
/// <param name="Seat">The seat, from 1.</param>
/// <param name="Sequence">The entry of the case that says who holds it.</param>
internal sealed record SeatHeld(CaseId Case, Slot Slot, int Seat, int Sequence)
{
    /// <summary>Who acts in the holder's place, and the entry that says so; nothing where nobody does.</summary>
    public (OfficerId Officer, int Sequence)? Acting { get; init; }

    /// <summary>The place that the next rows lie beyond.</summary>
    public (string Case, string Slot, int Seat) Key => (Case.Value, Slot.Value, Seat);

    /// <summary>The last entry that says who answers in it.</summary>
    public int Latest => Acting?.Sequence ?? Sequence;
}
