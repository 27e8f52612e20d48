namespace Grid.Contracts.Views;

/// <summary>A clue that nobody has disposed of.</summary>
/// <param name="Case">The case.</param>
/// <param name="Sequence">Its entry.</param>
/// <param name="Rule">The rule that was broken, or the clock that ran out.</param>
/// <param name="Officer">Whom it concerns.</param>
[GenerateSerializer, Immutable, Alias("clue-row")]
public sealed record ClueRow(CaseId Case, int Sequence, RuleId Rule, OfficerId? Officer)
{
    /// <summary>The class of it, in the pack's word.</summary>
    [Id(0)]
    public string? Class { get; init; }

    /// <summary>Whether it is about the supervision of the case.</summary>
    [Id(1)]
    public bool IsOfSupervision { get; init; }

    /// <summary>The warning that was not answered; nought where it is about none.</summary>
    [Id(2)]
    public int Warning { get; init; }

    /// <summary>What the officer did in many cases at once; nothing where it is about this case alone.</summary>
    [Id(3)]
    public Burst? Burst { get; init; }

    /// <summary>When it was opened.</summary>
    [Id(4)]
    public Timestamp At { get; init; }

    /// <summary>The clues of a case that wait for somebody to dispose of them.</summary>
    public static ImmutableArray<ClueRow> OpenIn(CaseView view) =>
    [
        .. from clue in view.Clues
           where clue.IsOpen
           select new ClueRow(view.Id, clue.Sequence, clue.Rule, clue.Officer)
           {
               Class = clue.Class,
               IsOfSupervision = clue.IsOfSupervision,
               Warning = clue.Warning,
               Burst = clue.Burst,
               At = clue.At,
           },
    ];
}
