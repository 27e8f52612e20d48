using System.Globalization;
using Grid.Grains.Followers.Live;

namespace Grid.Grains.Followers.Lists;

/// <summary>Lists of breaches, the newest first, from memory.</summary>
internal sealed class BreachLists(LiveGrid grid, Lock gate)
{
    public async Task<ListPage<BreachRow>> Page(BreachListQuery query)
    {
        var page = await Paging.Of(query.List, request => Task.FromResult(InMemory(query, request)));
        return page with { Total = Total(query) };
    }

    private Found<BreachRow> InMemory(BreachListQuery query, PageRequest request)
    {
        lock (gate)
        {
            return Found<BreachRow>.In(
                Walk(Narrowest(query), request),
                request.Size,
                breach => IsWanted(query, breach) && request.Search.IsIn(breach.Case.Id),
                breach => (breach.Number.ToString(CultureInfo.InvariantCulture), RowOf(breach)));
        }
    }

    private IReadOnlyList<LiveBreach> Narrowest(BreachListQuery query) =>
        query.Case is { } broken ? grid.Cases.Find(broken.Value)?.Breaches ?? []
        : query.Officer is { } officer ? grid.Officers.Find(officer)?.Breaches ?? []
        : query.Rule is { } rule ? grid.Packs.Find(rule)?.Breaches ?? []
        : grid.Breaches.Listed;

    // The newest come first, so going on is going back in the list.
    private static IEnumerable<LiveBreach> Walk(IReadOnlyList<LiveBreach> breaches, PageRequest request)
    {
        var isKey = long.TryParse(request.Key, NumberStyles.None, CultureInfo.InvariantCulture, out var key);
        if (request.IsBackwards)
        {
            for (var i = isKey ? LiveBreaches.IndexOf(breaches, key + 1) : 0; i < breaches.Count; i++)
            {
                yield return breaches[i];
            }
        }
        else
        {
            for (var i = (isKey ? LiveBreaches.IndexOf(breaches, key) : breaches.Count) - 1; i >= 0; i--)
            {
                yield return breaches[i];
            }
        }
    }

    private static bool IsWanted(BreachListQuery query, LiveBreach breach) =>
        (query.AlsoCleared || breach.IsOpen)
        && (query.Rule is not { } rule || rule == breach.Rule.Id)
        && (query.Pack is not { } pack || pack == breach.Pack?.Name)
        && (query.Officer is not { } officer || officer == breach.Officer?.Id);

    // What is counted anyway: all of them, those of a rule, or of a case. The counts hold also what is listed no more.
    private long? Total(BreachListQuery query)
    {
        if (SearchText.Of(query.List.Search).Text is not null || query.Officer is not null)
        {
            return null;
        }

        lock (gate)
        {
            return (query.Case, query.Rule, query.Pack) switch
            {
                (null, null, null) => query.AlsoCleared ? grid.Breaches.Count : grid.Breaches.Open,
                (null, { } rule, { } pack) => CountOf(grid.Packs.Find(pack)?.TallyOf(rule)),
                ({ } broken, null, null) when !query.AlsoCleared => grid.Cases.Find(broken.Value)?.OpenBreaches ?? 0,
                _ => null,
            };
        }

        long CountOf(RuleTally? tally) => (query.AlsoCleared ? tally?.Breaches : tally?.OpenBreaches) ?? 0;
    }

    private static BreachRow RowOf(LiveBreach breach) => new(new(breach.Case.Id), breach.Rule.Id, breach.Sequence)
    {
        Pack = breach.Pack?.Name,
        Officer = breach.Officer?.Id,
        Act = breach.Act,
        At = breach.At,
        IsOpen = breach.IsOpen,
    };
}
