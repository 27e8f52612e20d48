using System.Diagnostics;
using Grid.Domain.Rules;

namespace Grid.Ledger.Shadow;

/// <summary>
/// Judges stored cases under another version of their pack, as if it had always been the law. It reads beside a grid
/// that writes, takes no lock, and holds no more than some cases at a time.
/// </summary>
internal static class ShadowRun
{
    private const int Together = 512;

    /// <param name="store">The store.</param>
    /// <param name="before">The version to compare with.</param>
    /// <param name="after">The version to judge under.</param>
    /// <param name="told">Told each difference, by the order of cases and of their entries.</param>
    /// <param name="cancellation">Stops the run.</param>
    /// <exception cref="LedgerFailure">An entry cannot be read.</exception>
    public static async Task<ShadowTotals> Over(
        ILedgerStore store,
        RulePack before,
        RulePack after,
        Action<ShadowDifference> told,
        CancellationToken cancellation)
    {
        var started = Stopwatch.GetTimestamp();
        var (totals, officers) = (new ShadowTotals(), new ShadowOfficers(store));
        for (var beyond = ""; ;)
        {
            var page = await store.Cases(new(beyond, IsBackwards: false, Together), cancellation);
            var judged = new ShadowCase?[page.Rows.Length];
            await Parallel.ForAsync(0, judged.Length, cancellation, async (at, stopped) =>
                judged[at] = await Judge(new(page.Rows[at].Case), (before, after), (store, officers), stopped));
            foreach (var one in judged)
            {
                if (one is null)
                {
                    totals.AddOther();
                    continue;
                }

                totals.Add(one);
                foreach (var difference in one.Differences)
                {
                    told(difference);
                }
            }

            if (page.Rows.Length < Together)
            {
                totals.Taken = Stopwatch.GetElapsedTime(started);
                return totals;
            }

            beyond = page.Rows[^1].Case;
        }
    }

    private static async ValueTask<ShadowCase?> Judge(
        CaseId id,
        (RulePack Before, RulePack After) packs,
        (ILedgerStore Store, ShadowOfficers Officers) from,
        CancellationToken cancellation)
    {
        var judged = new ShadowCase(id, packs.Before, packs.After);
        await foreach (var stored in from.Store.ReadStream(id.Value, 1, cancellation))
        {
            var (header, happened) = Stored.Read(stored);
            if (happened is CaseEvent.Opened opened && opened.Pack != packs.Before.Name)
            {
                return null;
            }

            if (judged.Take(header, (CaseEvent)happened))
            {
                await judged.Judge(from.Officers, cancellation);
            }
        }

        return judged;
    }
}
