namespace Grid.Grains.Followers;

/// <summary>A case from its opening on, read from the ledger.</summary>
/// <param name="View">The case as it stands; of acts and judgements the newest, where there are very many.</param>
/// <param name="Entries">How many entries it has.</param>
internal sealed record CaseHistory(CaseView View, int Entries)
{
    /// <summary>Who answered when, seat by seat in the order of time.</summary>
    public ImmutableArray<SeatSpan> Seats { get; init; } = [];

    /// <summary>
    /// The times in which nobody answered in a slot in which somebody has to; nothing where too much was left out to
    /// tell.
    /// </summary>
    public ImmutableArray<UncoveredSpan>? Uncovered { get; init; }

    public ImmutableArray<StageSpan> Stages { get; init; } = [];

    /// <summary>Every breach, the newest last; of very many, the newest.</summary>
    public ImmutableArray<BreachDetail> Breaches { get; init; } = [];

    /// <summary>What came of looking whether it is to be marked, with the reasons; the newest first.</summary>
    public ImmutableArray<MarkRow> Marks { get; init; } = [];

    /// <summary>The seats that were drawn, the newest first.</summary>
    public ImmutableArray<DrawRow> Draws { get; init; } = [];

    /// <summary>What is wrong with the stored entries, where they are damaged; no history is told then.</summary>
    public string? Damage { get; init; }

    /// <summary>When the first thing happened in the case.</summary>
    public Timestamp From { get; init; }

    /// <summary>When the last thing happened; now, for a live case that is run through the grid.</summary>
    public Timestamp To { get; init; }

    /// <summary>The version of the pack that judged the last entry.</summary>
    public RulePack? Pack { get; init; }

    /// <summary>Whether there is more than is shown: spans, acts, judgements or breaches.</summary>
    public bool IsCut { get; init; }
}
