namespace Grid.Domain.Clocks;

/// <summary>One step of the ladder that a clock has, by its own row or by the pack's.</summary>
/// <param name="Level">Its name.</param>
internal sealed record LadderRung(string Level)
{
    /// <summary>How much of the term has run, in per cent.</summary>
    public int? AtPercent { get; init; }

    /// <summary>How long before the end; the longest of several terms counts.</summary>
    public ImmutableArray<Term> Before { get; init; } = [];

    /// <summary>Who is warned, as the pack names them.</summary>
    public ImmutableArray<string> To { get; init; } = [];

    /// <summary>What the warned must do, and by when.</summary>
    public ImmutableArray<Rules.Limit> Answers { get; init; } = [];

    /// <summary>Facts that name units whose heads are told.</summary>
    public ImmutableArray<string> Notifies { get; init; } = [];

    /// <summary>Those for whom a clue is opened at this step.</summary>
    public ImmutableArray<string> CluesFor { get; init; } = [];
}
