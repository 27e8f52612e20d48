using System.Collections.Concurrent;
using System.Text.Json;
using Grid.Domain.Officers;

namespace Grid.Ledger.Shadow;

/// <summary>Officers as they were when an entry relied on them: the states of each, entry by entry.</summary>
internal sealed class ShadowOfficers(ILedgerStore store)
{
    // So many at once, whatever the store holds; beyond that they are read again.
    private const int KnownMax = 50_000;

    private readonly ConcurrentDictionary<OfficerId, Past> _known = new();

    /// <summary>The officer after so many entries.</summary>
    public async ValueTask<OfficerState> At(OfficerId officer, int sequence, CancellationToken cancellation)
    {
        var past = await Of(officer, cancellation);
        return sequence > 0 && sequence <= past.States.Length ? past.States[sequence - 1] : OfficerState.None;
    }

    /// <summary>The officer as the grid knew them at a time, where no entry says which state it relied on.</summary>
    public async ValueTask<OfficerState> At(OfficerId officer, Timestamp recorded, CancellationToken cancellation)
    {
        var past = await Of(officer, cancellation);
        var count = past.Recorded.TakeWhile(at => at.AsUtc <= recorded.AsUtc).Count();
        return count == 0 ? OfficerState.None : past.States[count - 1];
    }

    private ValueTask<Past> Of(OfficerId officer, CancellationToken cancellation) =>
        _known.TryGetValue(officer, out var known) ? new(known) : new(Read(officer, cancellation));

    private async Task<Past> Read(OfficerId officer, CancellationToken cancellation)
    {
        var states = ImmutableArray.CreateBuilder<OfficerState>();
        var recorded = ImmutableArray.CreateBuilder<Timestamp>();
        var state = OfficerState.None;
        await foreach (var stored in store.ReadStream(officer.Value, 1, cancellation))
        {
            var (header, happened) = Stored.Read(stored);
            state = state.Evolve(
                happened as OfficerEvent ?? throw new JsonException("the event is of another sort"),
                header.EffectiveAt);
            states.Add(state);
            recorded.Add(header.RecordedAt);
        }

        if (_known.Count >= KnownMax)
        {
            _known.Clear();
        }

        return _known[officer] = new(states.ToImmutable(), recorded.ToImmutable());
    }

    private sealed record Past(ImmutableArray<OfficerState> States, ImmutableArray<Timestamp> Recorded);
}
