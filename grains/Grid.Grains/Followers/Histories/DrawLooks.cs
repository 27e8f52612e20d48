using Grid.Ledger.Draws;

namespace Grid.Grains.Followers.Histories;

/// <summary>Draws computed again from the entries of the case and of the unit whose pool it was.</summary>
internal sealed class DrawLooks(
    StoredLedger ledger, StoreReads reads, SealedCases hidden, CasePacks packs, TimeProvider clock)
{
    /// <summary>A draw; nothing where the entry is none. Of a sealed case nothing is there.</summary>
    public Task<DrawLook?> Of(CaseId id, int sequence, CancellationToken cancellation) =>
        reads.Read(() => Read(id, sequence, cancellation), cancellation);

    private async Task<DrawLook?> Read(CaseId id, int sequence, CancellationToken cancellation)
    {
        if (await hidden.IsSealed(id.Value, cancellation))
        {
            return null;
        }

        var stream = await Stream(id.Value, cancellation);
        var units = new Dictionary<string, DrawStream>(StringComparer.Ordinal);
        foreach (var unit in DrawCheck.UnitsIn(stream))
        {
            units[unit] = await Stream(unit, cancellation);
        }

        var known = new DrawPacks();
        foreach (var version in DrawCheck.PacksIn(stream))
        {
            known = await packs.OfVersion(version, cancellation) is { } pack ? known.With(pack) : known;
        }

        var drawn = DrawCheck.Of(stream, units, known, Timestamp.FromUtc(clock.GetUtcNow())).ToArray();
        return drawn.FirstOrDefault(seat => seat.Header.Sequence == sequence) is { } found
            ? new(found, [.. drawn.Where(seat => IsOfSeat(seat, found))])
            {
                Pack = (stream.Opening?.Happened as CaseEvent.Opened)?.Pack,
            }
            : null;
    }

    private static bool IsOfSeat(DrawnSeat one, DrawnSeat other) =>
        (one.Drawn.Slot, one.Drawn.Seat) == (other.Drawn.Slot, other.Drawn.Seat);

    private async Task<DrawStream> Stream(string name, CancellationToken cancellation)
    {
        var bodies = new List<byte[]>();
        await foreach (var stored in ledger.Read(name, 1, cancellation))
        {
            bodies.Add(stored.Body);
        }

        return DrawStream.Of(name, bodies);
    }
}
