using Grid.Domain.Rules.Conditions;
using Grid.Domain.Rules.Organisation;

namespace Grid.Domain.Rules.Supervision;

/// <summary>One step of a warning ladder.</summary>
/// <param name="Level">Its name.</param>
/// <param name="To">Who is warned.</param>
public sealed record WarningLevel(string Level, ImmutableArray<Bearer> To)
{
    /// <summary>The tags of the clocks of which it is a step; of all where none is named.</summary>
    public ImmutableArray<string> Of { get; init; } = [];

    /// <summary>
    /// Facts of the case, or of its acts, each of which names a unit: whoever answers for that is told, and need not
    /// answer.
    /// </summary>
    public ImmutableArray<string> Notifies { get; init; } = [];

    /// <summary>How much of the term has run, in per cent.</summary>
    public int? AtPercent { get; init; }

    /// <summary>How long before the deadline.</summary>
    public ImmutableArray<Clocks.Term> Before { get; init; } = [];

    /// <summary>When it is given, where that is no matter of time.</summary>
    public Condition? When { get; init; }

    /// <summary>Who gives it, where it is not the grid.</summary>
    public Bearer? By { get; init; }

    /// <summary>What the warned must do, and by when.</summary>
    public ImmutableArray<Limit> Answers { get; init; } = [];

    /// <summary>Those for whom a clue is opened at this step.</summary>
    public ImmutableArray<Bearer> CluesFor { get; init; } = [];
}
