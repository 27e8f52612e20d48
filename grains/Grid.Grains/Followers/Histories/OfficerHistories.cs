namespace Grid.Grains.Followers.Histories;

/// <summary>Officers from their registration on, as the ledger tells of them.</summary>
internal sealed class OfficerHistories(OfficerReadings officers, CasePacks packs, TimeProvider clock)
{
    /// <summary>An officer; nothing where nobody is known by the id.</summary>
    public async Task<OfficerHistoryView?> Of(OfficerId id, CancellationToken cancellation)
    {
        if (await officers.Read(id, cancellation) is not { } past)
        {
            return null;
        }

        if (past.Damage is { } damage)
        {
            return new(new(id, OfficerState.None) { Damage = damage }) { Entries = past.Entries };
        }

        var now = Timestamp.FromUtc(clock.GetUtcNow());
        var view = new OfficerView(id, past.State)
        {
            Standing = past.State.StandingAt(now) ?? Standing.Unknown,
            Powers = past.State.PowersAt(now),
        };
        return new(view)
        {
            Standings = [.. StandingsOf(past.State)],
            Mandates = [.. past.State.Mandates.Select(SpanOf)],
            Pack = await packs.InForce(past.State.Pack, cancellation),
            Entries = past.Entries,
        };
    }

    // As the domain tells the standing at each time one was told for: what is told late need not change anything.
    private static IEnumerable<StandingSpan> StandingsOf(OfficerState state)
    {
        var current = (StandingSpan?)null;
        foreach (var since in state.Standings.Select(standing => standing.Since).OrderBy(since => since.AsUtc))
        {
            var standing = state.StandingAt(since) ?? Standing.Unknown;
            if (current?.Standing == standing)
            {
                continue;
            }

            if (current is not null)
            {
                yield return current with { To = since };
            }

            current = new(standing, since, null);
        }

        if (current is not null)
        {
            yield return current;
        }
    }

    private static MandateSpan SpanOf(Domain.Officers.Mandate mandate)
    {
        var ends = new[] { mandate.Until, mandate.RevokedAt }.Where(end => end is not null);
        return new(mandate.Id, mandate.Powers, mandate.From, ends.MinBy(end => end!.Value.AsUtc));
    }
}
