using Grid.Ledger.Entries;

namespace Grid.Grains;

/// <summary>
/// An officer's stream, folded without a grain up to any moment: for what is past.
/// </summary>
internal sealed record OfficerHistory(OfficerState State, ImmutableArray<EntryReference> Entries)
{
    /// <summary>What is wrong with the stored entries; nothing else is told then.</summary>
    public string? Damage { get; init; }

    /// <summary>The officer as far as the chosen entries tell.</summary>
    /// <param name="ledger">Where the stream stands.</param>
    /// <param name="id">The officer.</param>
    /// <param name="takenAt">When an entry took effect; nothing for one that does not count.</param>
    /// <param name="cancellation">Stops the reading.</param>
    public static async Task<OfficerHistory> Read(
        ILedger ledger, OfficerId id, Func<EntryHeader, Timestamp?> takenAt, CancellationToken cancellation)
    {
        var state = OfficerState.None;
        var entries = ImmutableArray.CreateBuilder<EntryReference>();
        var last = await ledger.Head(id.Value, cancellation);
        var head = StreamHead.None;
        await foreach (var stored in ledger.Read(id.Value, 1, cancellation))
        {
            var (entry, damage) = StreamDamage.Read(stored, head);
            if (entry is null)
            {
                return new(OfficerState.None, []) { Damage = damage };
            }

            head = new(entry.Header.Sequence, stored.Hash);
            if (takenAt(entry.Header) is { } at)
            {
                state = state.Evolve((OfficerEvent)entry.ReadEvent(), at);
                entries.Add(new(id.Value, entry.Header.Sequence, HashChain.Print(stored.Hash)));
            }
        }

        return StreamDamage.AtEnd(head, last) is { } cut
            ? new(OfficerState.None, []) { Damage = cut }
            : new(state, entries.ToImmutable());
    }
}
