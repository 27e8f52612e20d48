namespace Grid.Contracts.Views;

/// <summary>What waits for an officer or concerns them, and nobody has ended, as the answering silo knows it.</summary>
/// <param name="Officer">The officer.</param>
[GenerateSerializer, Immutable, Alias("loops-view")]
public sealed record LoopsView(OfficerId Officer)
{
    /// <summary>How many warnings, and how many clues, are told at the most.</summary>
    public const int RowsMax = 1_000;

    /// <summary>Warnings that the officer has not answered, the first due first.</summary>
    [Id(0)]
    public ImmutableArray<WarningRow> Warnings { get; init; } = [];

    /// <summary>Clues that concern the officer, without a disposition, the newest first.</summary>
    [Id(1)]
    public ImmutableArray<ClueRow> Clues { get; init; } = [];

    /// <summary>Whether there are more of either than are told.</summary>
    [Id(2)]
    public bool IsCut { get; init; }

    /// <summary>How many entries of the ledger the silo has not read yet.</summary>
    [Id(3)]
    public long Lag { get; init; }

    /// <summary>Whether it has read the ledger to its end since it started.</summary>
    [Id(4)]
    public bool IsCaughtUp { get; init; }

    /// <summary>Why there is no answer; nothing where there is one.</summary>
    [Id(5)]
    public string? Unavailable { get; init; }
}
