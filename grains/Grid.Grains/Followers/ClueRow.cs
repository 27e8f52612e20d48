namespace Grid.Grains.Followers;

/// <summary>A clue that nobody has disposed of.</summary>
/// <param name="Case">The case.</param>
/// <param name="Sequence">Its entry.</param>
/// <param name="Rule">The rule that was broken, or the clock that ran out.</param>
/// <param name="Officer">Whom it concerns.</param>
internal sealed record ClueRow(CaseId Case, int Sequence, RuleId Rule, OfficerId? Officer)
{
    /// <summary>The class of it, in the pack's word.</summary>
    public string? Class { get; init; }

    /// <summary>Whether it is about the supervision of the case.</summary>
    public bool IsOfSupervision { get; init; }

    /// <summary>The warning that was not answered; nought where it is about none.</summary>
    public int Warning { get; init; }

    /// <summary>What the officer did in many cases at once; nothing where it is about this case alone.</summary>
    public Burst? Burst { get; init; }

    public Timestamp At { get; init; }
}
