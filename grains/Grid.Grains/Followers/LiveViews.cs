namespace Grid.Grains.Followers;

/// <summary>
/// One silo's live views: fed with committed batches in process, true for every entry up to a position. They are
/// disposable, rebuilt from the ledger at each start, and never an input of a decision.
/// </summary>
internal sealed class LiveViews
{
    /// <summary>The newest 50 entries, the newest first.</summary>
    public ImmutableArray<RecentEntry> Recent => throw new NotImplementedException();

    /// <summary>The grid at a glance: made at most four times a second, shared by every reader.</summary>
    public ValueTask<OverviewView> Overview(CancellationToken cancellation) => throw new NotImplementedException();

    public Task<ListPage<CaseRow>> Cases(CaseListQuery query, CancellationToken cancellation) =>
        throw new NotImplementedException();

    public Task<ListPage<OfficerRow>> Officers(OfficerListQuery query, CancellationToken cancellation) =>
        throw new NotImplementedException();

    public Task<ListPage<BreachRow>> Breaches(BreachListQuery query, CancellationToken cancellation) =>
        throw new NotImplementedException();

    /// <summary>Every seat an officer answers in, from the ledger's index, by case.</summary>
    public Task<ListPage<LiveResponsibility>> Responsibilities(
        OfficerId id, ListQuery list, CancellationToken cancellation) => throw new NotImplementedException();

    /// <summary>A rule of a published pack, or one that is built in; nothing where there is none.</summary>
    public Task<RuleView?> Rule(PackName pack, RuleId rule, CancellationToken cancellation) =>
        throw new NotImplementedException();

    /// <summary>A case read from the ledger; nothing where it is not there.</summary>
    public Task<CaseHistory?> Case(CaseId id, CancellationToken cancellation) => throw new NotImplementedException();

    /// <summary>An officer read from the ledger; nothing where nobody is known by the id.</summary>
    public Task<OfficerHistoryView?> Officer(OfficerId id, CancellationToken cancellation) =>
        throw new NotImplementedException();

    /// <summary>At most fifty entries of a stream, from a sequence on.</summary>
    public Task<EntryPage> Entries(string stream, int from, CancellationToken cancellation) =>
        throw new NotImplementedException();

    /// <summary>
    /// The present position at once, then whenever something has changed: at most four times a second, and what came
    /// meanwhile told as one. Ends with the silo.
    /// </summary>
    /// <param name="stream">Only when this stream got an entry; nothing for any.</param>
    /// <param name="cancellation">Ends it.</param>
    public IAsyncEnumerable<LiveChange> Changes(string? stream, CancellationToken cancellation) =>
        throw new NotImplementedException();
}
