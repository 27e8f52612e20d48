using Grid.Domain.Rules.Conditions;
using Grid.Domain.Rules.Organisation;

namespace Grid.Domain.Rules.Accountability;

/// <summary>A step of the procedure that looks into a clue, or a rule about such steps.</summary>
/// <param name="Row">Where it stands.</param>
/// <param name="Step">Its name.</param>
public sealed record AccountabilityStep(LawRow Row, string Step)
{
    /// <summary>The tracks it is a step of; all where none is named.</summary>
    public ImmutableArray<string> Tracks { get; init; } = [];

    /// <summary>The states from which it goes.</summary>
    public ImmutableArray<string> From { get; init; } = [];

    /// <summary>The states to which it can lead.</summary>
    public ImmutableArray<string> To { get; init; } = [];

    public ImmutableArray<Bearer> By { get; init; } = [];

    public ImmutableArray<Bearer> ApprovedBy { get; init; } = [];

    /// <summary>The faults that it is for; all where none is named.</summary>
    public ImmutableArray<string> Faults { get; init; } = [];

    public Condition? When { get; init; }

    /// <summary>What it may start from: the sources of clues.</summary>
    public ImmutableArray<string> Sources { get; init; } = [];

    /// <summary>What the officer concerned may do.</summary>
    public ImmutableArray<string> Rights { get; init; } = [];

    /// <summary>What must be done in it, and must not.</summary>
    public ImmutableArray<string> Demands { get; init; } = [];

    public ImmutableArray<Limit> Limits { get; init; } = [];

    public VoteShare? Vote { get; init; }

    public VoteShare? Quorum { get; init; }

    /// <summary>Who sits on the body that takes it.</summary>
    public ImmutableArray<BodyMember> Members { get; init; } = [];

    /// <summary>Whether the body must have an odd number of members.</summary>
    public bool IsOdd { get; init; }

    public ImmutableArray<string> Outcomes { get; init; } = [];

    public ImmutableArray<SanctionPeriod> Sanctions { get; init; } = [];
}
