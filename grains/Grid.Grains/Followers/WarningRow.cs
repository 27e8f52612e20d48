namespace Grid.Grains.Followers;

/// <summary>A warning that asks for an answer and has none.</summary>
/// <param name="Case">The case.</param>
/// <param name="Sequence">Its entry.</param>
/// <param name="Clock">The clock it is about.</param>
/// <param name="Level">The step of the ladder.</param>
/// <param name="To">Who has to answer.</param>
internal sealed record WarningRow(CaseId Case, int Sequence, ClockId Clock, string Level, OfficerId To)
{
    public WarningAnswer Answer { get; init; }

    /// <summary>By when; nothing where no time is set.</summary>
    public Timestamp? AnswerBy { get; init; }

    /// <summary>Whether the time has passed in silence.</summary>
    public bool HasLapsed { get; init; }
}
