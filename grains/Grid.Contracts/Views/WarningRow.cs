namespace Grid.Contracts.Views;

/// <summary>A warning that asks for an answer and has none.</summary>
/// <param name="Case">The case.</param>
/// <param name="Sequence">Its entry.</param>
/// <param name="Clock">The clock it is about.</param>
/// <param name="Level">The step of the ladder.</param>
/// <param name="To">Who has to answer.</param>
[GenerateSerializer, Immutable, Alias("warning-row")]
public sealed record WarningRow(CaseId Case, int Sequence, ClockId Clock, string Level, OfficerId To)
{
    /// <summary>What is asked for.</summary>
    [Id(0)]
    public WarningAnswer Answer { get; init; }

    /// <summary>By when; nothing where no time is set.</summary>
    [Id(1)]
    public Timestamp? AnswerBy { get; init; }

    /// <summary>Whether the time has passed in silence.</summary>
    [Id(2)]
    public bool HasLapsed { get; init; }

    /// <summary>The warnings of a case that wait for an answer, or have waited in vain.</summary>
    public static ImmutableArray<WarningRow> OpenIn(CaseView view) =>
    [
        .. from warning in view.Warnings
           where warning.IsUnanswered
               && (warning.Lapsed != 0 || view.Status == CaseStatus.Open || view.Ties.MergedInto is not null)
           select new WarningRow(view.Id, warning.Sequence, warning.Clock, warning.Level, warning.To)
           {
               Answer = warning.Answer,
               AnswerBy = warning.AnswerBy,
               HasLapsed = warning.Lapsed != 0,
           },
    ];
}
