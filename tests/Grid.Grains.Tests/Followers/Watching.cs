using Grid.Grains.Followers;

namespace Grid.Grains.Tests.Followers;

/// <summary>Waits for what views tell, never for time to pass.</summary>
internal static class Watching
{
    // Only a hang is ever stopped by it.
    private static readonly TimeSpan GiveUpAfter = TimeSpan.FromMinutes(2);

    /// <summary>The overview once it shows the whole ledger.</summary>
    public static async Task<OverviewView> CatchUp(this LiveViews views, TestGrid grid) =>
        await views.Until(await grid.Size());

    /// <summary>The overview once it shows so many entries of the ledger, read to its end.</summary>
    public static async Task<OverviewView> Until(this LiveViews views, long size)
    {
        using var giveUp = new CancellationTokenSource(GiveUpAfter);
        await foreach (var change in views.Changes(null, giveUp.Token))
        {
            var overview = views.Overview;
            Assert.True(overview.Position >= change.Position);
            if (overview.IsCaughtUp && overview.Position >= size - 1)
            {
                return overview;
            }
        }

        throw new InvalidOperationException("the views have ended");
    }

    /// <summary>Every row of a list, page by page in its order.</summary>
    public static async Task<ImmutableArray<T>> All<T>(Func<ListQuery, Task<ListPage<T>>> page, ListQuery query)
    {
        var rows = ImmutableArray.CreateBuilder<T>();
        var next = query;
        while (true)
        {
            var found = await page(next);
            Assert.True(found.Rows.Length <= Math.Clamp(query.Size, 1, ListQuery.SizeMax));
            rows.AddRange(found.Rows);
            if (found.Next is not { } after)
            {
                return rows.ToImmutable();
            }

            next = query with { After = after };
        }
    }

    /// <summary>Every row of a list, from its end page by page to its beginning; in the list's own order.</summary>
    public static async Task<ImmutableArray<T>> AllBackwards<T>(
        Func<ListQuery, Task<ListPage<T>>> page, ListQuery query)
    {
        var last = await page(query);
        while (last.Next is { } after)
        {
            last = await page(query with { After = after });
        }

        var rows = last.Rows;
        var found = last;
        while (found.Previous is { } before)
        {
            found = await page(query with { Before = before });
            rows = [.. found.Rows, .. rows];
        }

        return rows;
    }
}
