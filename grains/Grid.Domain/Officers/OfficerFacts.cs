namespace Grid.Domain.Officers;

/// <summary>What the shell looked up before a decision on an officer: the clock, and who asks.</summary>
/// <param name="Subject">The officer it is about.</param>
/// <param name="Now">The grid's clock.</param>
/// <param name="Asking">The officer who asks; nothing where a system does.</param>
public sealed record OfficerFacts(OfficerId Subject, Timestamp Now, OfficerState? Asking)
{
    /// <summary>
    /// Who stands above the supervisor that a registration names, from that one's supervisor on up, as far as the
    /// officer in question where that is one of them.
    /// </summary>
    public ImmutableArray<OfficerId> Above { get; init; } = [];

    /// <summary>Some of the seats that the officer answers in and that must not be left empty.</summary>
    public ImmutableArray<HeldSeat> Seats { get; init; } = [];

    /// <summary>How many such seats there are.</summary>
    public int SeatCount { get; init; }

    /// <summary>Those who stand in for the officer: the officer's own deputy, and the deputy of the unit.</summary>
    public ImmutableArray<OfficerState> StandIns { get; init; } = [];
}
