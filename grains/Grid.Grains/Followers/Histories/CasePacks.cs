using Grid.Grains.Followers.Live;
using Microsoft.Extensions.Logging;

namespace Grid.Grains.Followers.Histories;

/// <summary>The packs that histories speak of, as the ledger has published them.</summary>
internal sealed partial class CasePacks(IRulePacks packs, LiveGrid grid, Lock gate, ILogger log)
{
    /// <summary>The pack in force; nothing where none was published, or its content is damaged.</summary>
    public async ValueTask<RulePack?> InForce(PackName? name, CancellationToken cancellation)
    {
        if (name is not { } asked)
        {
            return null;
        }

        Timestamp now;
        lock (gate)
        {
            now = grid.Officers.Facts.Now;
            if (grid.Packs.Find(asked)?.Pack is { } known)
            {
                return known;
            }
        }

        // The views have not come so far yet.
        return (await packs.InForce(asked, new(now), cancellation))?.Pack;
    }

    /// <summary>A version; nothing where there is none, or its content is damaged.</summary>
    public async ValueTask<RulePack?> OfVersion(PackVersion? version, CancellationToken cancellation)
    {
        if (version is not { } asked)
        {
            return null;
        }

        try
        {
            return await packs.OfVersion(asked, cancellation);
        }
        catch (LedgerFailure failure)
        {
            LogUnusable(log, failure.Message);
            return null;
        }
    }

    [LoggerMessage(1, LogLevel.Error, "The live views go on without a pack: {Problem}")]
    private static partial void LogUnusable(ILogger log, string problem);
}
