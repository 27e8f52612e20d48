using Grid.Domain.Clocks;

namespace Grid.Packs.Check.Contradictions;

/// <summary>A demand between two events, always of one shape: the second must be late enough for the first.</summary>
/// <param name="Kind">What is demanded.</param>
/// <param name="From">The event that asks.</param>
/// <param name="To">The event that must be late enough.</param>
/// <param name="Row">The row of the pack that demands it.</param>
internal sealed record Bond(BondKind Kind, string From, string To, string Row)
{
    /// <summary>The clock, where it is one that demands.</summary>
    public ClockDefinition? Clock { get; init; }

    /// <summary>Which of the two comes first, where the demand is one at all.</summary>
    public (string First, string Second) InOrder => Kind == BondKind.AtMost ? (To, From) : (From, To);

    /// <summary>Whether it holds events apart: without one such nothing can contradict.</summary>
    public bool HoldsApart => Kind is BondKind.AtLeast or BondKind.Before;
}
