using Grid.Domain.Draws;

namespace Grid.Ledger.Draws;

/// <summary>One draw, and what came of computing it again.</summary>
/// <param name="Header">Where it stands, and on what it relied.</param>
/// <param name="Drawn">What it says.</param>
internal sealed record DrawnSeat(EntryHeader Header, CaseEvent.HolderDrawn Drawn)
{
    /// <summary>The key of the day; nothing where it has not been told yet.</summary>
    public string? Key { get; init; }

    /// <summary>When the key was committed to.</summary>
    public Timestamp? CommittedAt { get; init; }

    /// <summary>Who was in the pool, with what of each weighs.</summary>
    public ImmutableArray<PoolMember> Members { get; init; } = [];

    /// <summary>What each had to do when the key was committed to.</summary>
    public ImmutableArray<Caseload> Caseloads { get; init; } = [];

    /// <summary>What was known of the case at its opening, as far as it weighs.</summary>
    public string? Matter { get; init; }

    /// <summary>The entry of the unit by which the key was told; nothing while it is not.</summary>
    public int? KeyToldBy { get; init; }

    /// <summary>Whether what weighed was held against the pack; else against other draws alone.</summary>
    public bool IsHeldAgainstPack { get; init; }

    /// <summary>Whether it could have come to more than one.</summary>
    public bool IsAChoice => Drawn.Candidates.Length > 1;

    /// <summary>What does not agree.</summary>
    public ImmutableArray<string> Problems { get; init; } = [];

    /// <summary>What is lawful, and should be known.</summary>
    public ImmutableArray<string> Notes { get; init; } = [];

    /// <summary>The lot that was drawn, and of how many.</summary>
    public (long Lot, long Of)? Lot =>
        Drawn.Number is { } number && DayKeys.IsHex(number) && Draw.LotsOf(Drawn.Candidates) is > 0 and var lots
            ? (Draw.LotOf(number, lots), lots)
            : null;
}
