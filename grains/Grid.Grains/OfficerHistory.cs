using Grid.Ledger.Entries;

namespace Grid.Grains;

/// <summary>
/// An officer's stream, folded without a grain: for what is past, and where two grains would wait for each other.
/// </summary>
internal sealed record OfficerHistory(OfficerState State, ImmutableArray<EntryReference> Entries)
{
    /// <summary>The officer as of now.</summary>
    public static Task<OfficerHistory> Read(ILedger ledger, OfficerId id, CancellationToken cancellation) =>
        Read(ledger, id, _ => true, cancellation);

    /// <summary>The officer as far as the chosen entries tell.</summary>
    /// <exception cref="LedgerFailure">The stored entries are damaged.</exception>
    public static async Task<OfficerHistory> Read(
        ILedger ledger, OfficerId id, Func<EntryHeader, bool> counts, CancellationToken cancellation)
    {
        var state = OfficerState.None;
        var entries = ImmutableArray.CreateBuilder<EntryReference>();
        var head = StreamHead.None;
        await foreach (var stored in ledger.Read(id.Value, 1, cancellation))
        {
            var (entry, damage) = StreamDamage.Read(stored, head);
            if (entry is null)
            {
                throw new LedgerFailure(
                    $"{id} is sealed, for its stored entries are damaged ({damage}); run `grid verify`");
            }

            head = new(entry.Header.Sequence, stored.Hash);
            if (counts(entry.Header))
            {
                state = state.Evolve((OfficerEvent)entry.ReadEvent(), entry.Header.EffectiveAt);
                entries.Add(new(id.Value, entry.Header.Sequence, HashChain.Print(stored.Hash)));
            }
        }

        return new(state, entries.ToImmutable());
    }
}
