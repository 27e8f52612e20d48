using Grid.Grains.Followers.Histories;

namespace Grid.Grains.Followers;

/// <content>The lists.</content>
internal sealed partial class LiveViews
{
    public async Task<ListPage<CaseRow>> Cases(CaseListQuery query, CancellationToken cancellation)
    {
        Look();
        return await _cases.Page(query, cancellation);
    }

    public Task<ListPage<OfficerRow>> Officers(OfficerListQuery query, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        Look();
        return _officers.Page(query);
    }

    public async Task<ListPage<BreachRow>> Breaches(BreachListQuery query, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        return await _breaches.Page(query);
    }

    /// <summary>What waits for an answer or a disposition: of one officer, or of all.</summary>
    /// <param name="officer">The officer; nothing for all.</param>
    /// <param name="count">How many of each are wanted.</param>
    public OpenLoops Loops(OfficerId? officer, int count)
    {
        lock (_gate)
        {
            return _grid.Loops.Of(officer, count);
        }
    }

    /// <summary>What is on record of an officer: approaches to cases, and marks of them; the newest first.</summary>
    /// <param name="officer">The officer.</param>
    /// <param name="count">How much of it is wanted.</param>
    public ImmutableArray<InterferenceRow> Interference(OfficerId officer, int count)
    {
        lock (_gate)
        {
            return [.. _grid.Interference.Of(officer).Take(count)];
        }
    }

    /// <summary>Warnings that wait for an answer, the first due first.</summary>
    public Task<ListPage<WarningRow>> Warnings(ListQuery list, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        return _loops.Warnings(list);
    }

    /// <summary>Clues that wait for a disposition, the newest first.</summary>
    public Task<ListPage<ClueRow>> Clues(ListQuery list, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        return _loops.Clues(list);
    }

    /// <summary>Every seat an officer answers in, from the ledger's index, by case.</summary>
    public Task<ListPage<LiveResponsibility>> Responsibilities(
        OfficerId id, ListQuery list, CancellationToken cancellation) =>
        _responsibilities.Page(id, list, cancellation);

    /// <summary>A rule of a published pack, or one that is built in; nothing where there is none.</summary>
    public Task<RuleView?> Rule(PackName pack, RuleId rule, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        return Task.FromResult(_rules.Of(pack, rule));
    }

    /// <summary>Units, in the order of their ids.</summary>
    public Task<ListPage<UnitRow>> Units(ListQuery list, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        return _units.Page(list);
    }

    /// <summary>A unit with its numbers; nothing where nothing speaks of it.</summary>
    public async Task<UnitLook?> Unit(UnitId id, int silentDays, CancellationToken cancellation) =>
        _units.Of(id, await Coverage(id, silentDays, cancellation));

    /// <summary>Seats that were drawn, the newest first.</summary>
    public Task<ListPage<DrawRow>> Draws(DrawListQuery query, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        return _watch.Draws(query);
    }

    /// <summary>The draws of a case, each with whether its key has been told by now.</summary>
    public ImmutableArray<DrawRow> DrawsIn(CaseHistory history) => _watch.DrawsIn(history);

    /// <inheritdoc cref="DrawLooks.Of"/>
    public Task<DrawLook?> Draw(CaseId id, int sequence, CancellationToken cancellation) =>
        _draws.Of(id, sequence, cancellation);

    /// <summary>What came of looking whether cases are to be marked, the newest first.</summary>
    public Task<ListPage<MarkRow>> Marks(MarkListQuery query, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        return _watch.Marks(query);
    }
}
