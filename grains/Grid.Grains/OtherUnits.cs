using Grid.Ledger.Entries;

namespace Grid.Grains;

/// <summary>
/// Units as those that are decided on look at each other, without asking their grains: two that asked each other at
/// once would wait for each other. Units have few entries, so each question reads the whole stream.
/// </summary>
internal sealed class OtherUnits(ILedger ledger)
{
    /// <summary>The unit, true for everything that is durable when this is asked.</summary>
    /// <exception cref="LedgerFailure">The stored entries are damaged; nothing may be decided on them.</exception>
    public async Task<UnitState> Of(UnitId id, CancellationToken cancellation)
    {
        var past = await Past(id, null, cancellation);
        return past.Damage is { } damage ? throw StreamDamage.Failure(id.Value, damage) : past.State;
    }

    /// <summary>The unit as far as the entries tell that count, and those entries.</summary>
    public async Task<UnitHistory> Past(UnitId id, AsOf? asOf, CancellationToken cancellation)
    {
        var last = await ledger.Head(id.Value, cancellation);
        var (state, head) = (UnitState.None, StreamHead.None);
        var counted = ImmutableArray.CreateBuilder<EntryReference>();
        await foreach (var stored in ledger.Read(id.Value, 1, cancellation))
        {
            var (entry, damage) = StreamDamage.Read(stored, head);
            if (entry is null)
            {
                return new(UnitState.None, []) { Damage = damage };
            }

            head = new(entry.Header.Sequence, stored.Hash);
            if (asOf is not { } until || until.Takes(entry.Header.RecordedAt, entry.Header.EffectiveAt))
            {
                state = state.Evolve((UnitEvent)entry.ReadEvent(), entry.Header.EffectiveAt);
                counted.Add(new(id.Value, entry.Header.Sequence, HashChain.Print(stored.Hash)));
            }
        }

        return new(state, counted.ToImmutable()) { Damage = StreamDamage.AtEnd(head, last) };
    }
}
