using Grid.Grains.Followers.Live;
using Grid.Ledger.Indexes;

namespace Grid.Grains.Followers.Lists;

/// <summary>
/// Lists of cases, in the order of their ids. All cases stand in the store's index, so a list of them is read there and
/// joined with what is remembered of each; what only the views know, such as who lacks a holder, is walked in memory.
/// </summary>
internal sealed class CaseLists(
    StoredLedger ledger, StoreReads reads, SealedCases hidden, LiveGrid grid, Lock gate)
{
    // The store looks at about two million rows a second.
    private const int LookedAtMax = 50_000;

    private const int SoughtIn = 1_000;

    // Sorts behind every id of a case.
    private static readonly string End = CaseId.Prefix[..^1] + ";";

    public async Task<ListPage<CaseRow>> Page(CaseListQuery query, CancellationToken cancellation)
    {
        var page = await Paging.Of(query.List, request => IsForMemory(query)
            ? Task.FromResult(InMemory(query, request))
            : query is { Under: not null } or { SilentDays: not null } or { Pack: not null }
                or { Procedure: not null } or { Stage: "" } or { InNoUnit: true }
                ? Sought(query, request, cancellation)
                : InStore(query, request, cancellation));
        return page with { Total = Total(query) };
    }

    private static bool IsForMemory(CaseListQuery query) =>
        query is { WithoutHolder: true } or { WithoutSupervisor: true } or { WithoutOfficer: true }
            or { Broken: not null } or { Undecidable: not null } or { Concern: not null };

    private Found<CaseRow> InMemory(CaseListQuery query, PageRequest request)
    {
        lock (gate)
        {
            var sets = SetsOf(query).ToArray();
            var isWanted = WantedBy(query);
            var walked = sets.MinBy(set => set.Count)!;
            return Found<CaseRow>.In(
                Walk(walked, request),
                request.Size,
                known => request.Search.IsIn(known.Id) && isWanted(known)
                    && sets.All(set => set.Contains(known)),
                known => (known.Id, RowOf(known)));
        }
    }

    // Which units are below another, and who was silent for how long, only the views know: rows of the index are
    // looked at until enough of them are such cases.
    private async Task<Found<CaseRow>> Sought(
        CaseListQuery query, PageRequest request, CancellationToken cancellation)
    {
        var rows = ImmutableArray.CreateBuilder<(string Key, CaseRow Row)>();
        var key = request.Key ?? (request.IsBackwards ? End : "");
        for (var examined = 0; examined < LookedAtMax; examined += SoughtIn)
        {
            var wanted = new CaseHeadQuery(key, request.IsBackwards, SoughtIn)
            {
                ExaminedMax = LookedAtMax,
                Search = request.Search.Text,
                Status = query.SilentDays is null ? query.Status : IndexProjection.Open,
                Stage = query.Stage is { Length: > 0 } stage ? stage : null,
                Unit = query.Unit?.Value,
            };
            var page = await reads.Read(() => ledger.Cases(wanted, cancellation), cancellation);
            lock (gate)
            {
                var isWanted = WantedBy(query);
                rows.AddRange(page.Rows
                    .Where(head => grid.Cases.Find(head.Case) is { } known && isWanted(known))
                    .Select(head => (head.Case, RowOf(head))));
            }

            if (rows.Count > request.Size)
            {
                return new([.. rows.Take(request.Size + 1)], null);
            }

            if (page.CutAt is { } cut)
            {
                return new(rows.ToImmutable(), cut);
            }

            if (page.Rows.Length < SoughtIn)
            {
                return new(rows.ToImmutable(), null);
            }

            key = page.Rows[^1].Case;
        }

        return new(rows.ToImmutable(), key);
    }

    // Sealed cases stand in the index as others do, and are left out of the page: there are more rows behind it.
    private async Task<Found<CaseRow>> InStore(
        CaseListQuery query, PageRequest request, CancellationToken cancellation)
    {
        var isFiltered = request.Search.Text is not null
            || query is { Status: not null } or { Stage: not null } or { Unit: not null };
        var found = ImmutableArray<(string Key, CaseRow Row)>.Empty;
        for (var key = request.Key ?? (request.IsBackwards ? End : ""); ;)
        {
            var wanted = new CaseHeadQuery(key, request.IsBackwards, request.Size + 1)
            {
                ExaminedMax = isFiltered ? LookedAtMax : int.MaxValue,
                Search = request.Search.Text,
                Status = query.Status,
                Stage = query.Stage,
                Unit = query.Unit?.Value,
            };
            var page = await reads.Read(() => ledger.Cases(wanted, cancellation), cancellation);
            var open = await hidden.Without(page.Rows, head => head.Case, cancellation);
            lock (gate)
            {
                found = found.AddRange(open.Select(head => (head.Case, RowOf(head))));
            }

            if (found.Length > request.Size || page.CutAt is not null || page.Rows.Length <= request.Size)
            {
                return new([.. found.Take(request.Size + 1)], found.Length > request.Size ? null : page.CutAt);
            }

            key = page.Rows[^1].Case;
        }
    }

    private IEnumerable<SortedSet<LiveCase>> SetsOf(CaseListQuery query)
    {
        if (query.WithoutHolder)
        {
            yield return grid.Cases.WithoutHolder;
        }

        if (query.WithoutSupervisor)
        {
            yield return grid.Supervision.Cases;
        }

        if (query.WithoutOfficer)
        {
            yield return grid.Cases.WithoutOfficer;
        }

        if (query.Concern is { } concern)
        {
            yield return concern switch
            {
                CaseConcern.InTransit => grid.Coverage.InTransit,
                CaseConcern.Overdue => grid.Coverage.Overdue,
                CaseConcern.Undecidable => grid.Coverage.Undecidable,
                CaseConcern.Open => grid.Coverage.Open,
                CaseConcern.Unanswered => grid.Coverage.Unanswered,
                CaseConcern.Clue => grid.Coverage.Clues,
                CaseConcern.Undelivered => grid.Coverage.Undelivered,
                _ => throw new System.Diagnostics.UnreachableException(),
            };
        }

        if (query.Broken is { } broken)
        {
            yield return grid.Packs.Find(broken)?.Broken ?? new(LiveCase.ById);
        }

        if (query.Undecidable is { } undecidable)
        {
            yield return grid.Packs.Find(undecidable)?.Undecidable ?? new(LiveCase.ById);
        }
    }

    private static IEnumerable<LiveCase> Walk(SortedSet<LiveCase> cases, PageRequest request)
    {
        var key = new LiveCase(request.Key ?? (request.IsBackwards ? End : ""));
        var (low, high) = request.IsBackwards ? (new(""), key) : (key, new LiveCase(End));
        var view = cases.GetViewBetween(low, LiveCase.ById.Compare(low, high) > 0 ? low : high);
        return (request.IsBackwards ? view.Reverse() : view).Where(known => known.Id != key.Id);
    }

    private Func<LiveCase, bool> WantedBy(CaseListQuery query)
    {
        var under = query.Under is { } top ? grid.Coverage.Under(top, grid.Officers.Facts) : null;
        var silentUntil = LiveCase.DayOf(grid.Officers.Facts.Now) - query.SilentDays;
        return known => (query.Status is not { } status || status == StatusOf(known))
            && (query.Stage is not { } stage || stage == (known.Stage ?? ""))
            && (query.Procedure is not { } procedure || procedure == (known.Procedure ?? ""))
            && (query.Pack is not { } pack || pack == known.Pack?.Name)
            && (query.Unit is not { } unit || unit.Value == known.Unit)
            && (!query.InNoUnit || known.Unit is null)
            && (under is null || (known.Unit is { } of && under.Contains(of)))
            && (silentUntil is null || (known.IsOpen && known.LastDay <= silentUntil));
    }

    private static string StatusOf(LiveCase known) => known.IsOpen ? IndexProjection.Open : IndexProjection.Closed;

    private CaseRow RowOf(CaseHead head)
    {
        var row = grid.Cases.Find(head.Case) is { } known
            ? RowOf(known)
            : new CaseRow(new(head.Case), head.Status);
        return row with
        {
            Status = head.Status,
            Stage = head.Stage,
            Unit = head.Unit is { } unit ? new UnitId(unit) : null,
        };
    }

    private CaseRow RowOf(LiveCase known) => new(new(known.Id), StatusOf(known))
    {
        Kind = known.Kind,
        Stage = known.Stage,
        Unit = known.Unit is { } unit ? new UnitId(unit) : null,
        Pack = known.Pack?.Name,
        Answers = AnswererOf(known),
        Breaches = known.OpenBreaches,
        Undecidable = known.Undecidable,
        IsWithoutHolder = known.IsWithoutHolder,
    };

    private OfficerId? AnswererOf(LiveCase known)
    {
        var required = known.Pack?.Pack?.RequiredSlots ?? [];
        var seats = known.Seats.OrderBy(seat => seat.Number);
        var seat = required.Select(slot => seats.FirstOrDefault(held => held.Slot == slot.Value)).FirstOrDefault()
            ?? (required.IsEmpty ? seats.FirstOrDefault() : null);
        return seat is null ? null : grid.Supervision.AnswererIn(known, seat);
    }

    private long? Total(CaseListQuery query)
    {
        if (SearchText.Of(query.List.Search).Text is not null
            || query is { Stage: not null } or { Unit: not null } or { Under: not null } or { SilentDays: not null }
                or { Pack: not null } or { Procedure: not null } or { InNoUnit: true })
        {
            return null;
        }

        lock (gate)
        {
            return (SetsOf(query).ToArray(), query.Status) switch
            {
                ([], null) => grid.Cases.Live + grid.Cases.Closed,
                ([], IndexProjection.Open) => grid.Cases.Live,
                ([], IndexProjection.Closed) => grid.Cases.Closed,
                ([var only], null) => only.Count,
                _ => null,
            };
        }
    }
}
