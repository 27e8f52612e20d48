using Grid.Ledger.Draws;

namespace Grid.Grains.Followers;

/// <summary>A draw computed again, so that whoever doubts it sees why it came to this one.</summary>
/// <param name="Seat">The draw.</param>
/// <param name="OfSeat">Every draw of the same seat, in order.</param>
internal sealed record DrawLook(DrawnSeat Seat, ImmutableArray<DrawnSeat> OfSeat)
{
    /// <summary>The pack that judges the case.</summary>
    public PackName? Pack { get; init; }
}
