namespace Grid.Grains.Followers;

/// <summary>An officer from the registration on, read from the ledger.</summary>
/// <param name="View">The officer as they stand, with the first page of responsibilities.</param>
internal sealed record OfficerHistoryView(OfficerView View)
{
    public ImmutableArray<StandingSpan> Standings { get; init; } = [];

    public ImmutableArray<MandateSpan> Mandates { get; init; } = [];

    /// <summary>The pack in force whose classes and powers the officer's are.</summary>
    public RulePack? Pack { get; init; }

    /// <summary>How many entries the officer has.</summary>
    public int Entries { get; init; }

    /// <summary>The seats that the officer holds and somebody else answers in, by case; at most a thousand.</summary>
    public ImmutableArray<ActedSeat> ActedFor { get; init; } = [];

    /// <summary>The size of each lane for which the workload is true, by number of the lane.</summary>
    public ImmutableArray<long> CountedFor { get; init; } = [];
}
