namespace Grid.Ledger.Draws;

/// <summary>What came of checking draws.</summary>
/// <param name="Seats">Every draw that was found.</param>
internal sealed record CheckedDraws(ImmutableArray<DrawnSeat> Seats)
{
    /// <summary>
    /// Where a chain ends before its entries do, or does not begin with its first: what was drawn beyond cannot be
    /// found, and may be there.
    /// </summary>
    public ImmutableArray<string> Damages { get; init; } = [];

    /// <summary>Whether everything agrees, and nothing is out of sight.</summary>
    public bool IsRight => Damages.IsEmpty && Seats.All(seat => seat.Problems.IsEmpty);
}
