namespace Grid.Ledger.Indexes;

/// <summary>Asks for some of the seats an officer answers in, in the order of case, slot and seat.</summary>
/// <param name="Officer">The officer.</param>
/// <param name="Beyond">The seat that they lie beyond; nothing for the first.</param>
/// <param name="IsBackwards">Whether they lie before it, the nearest first.</param>
/// <param name="Count">How many are wanted.</param>
internal sealed record HoldingQuery(
    OfficerId Officer, (string Case, string Slot, int Seat) Beyond, bool IsBackwards, int Count)
{
    /// <summary>What no seat comes before.</summary>
    public static readonly (string Case, string Slot, int Seat) Start = ("", "", 0);
}
