using Grid.Ledger.Entries;

namespace Grid.Grains;

/// <summary>
/// Cases as those that are merged or split look at each other, without asking their grains: two that asked each other
/// at once would wait for each other. Cases are seldom joined, so each question reads the whole stream.
/// </summary>
internal sealed class OtherCases(ILedger ledger)
{
    private static readonly string Opening = EventTypes.AliasOf(typeof(CaseEvent.Opened));

    /// <summary>The case, true for everything that is durable when this is asked.</summary>
    /// <exception cref="LedgerFailure">The stored entries are damaged; nothing may be decided on them.</exception>
    public async Task<CaseState> Of(CaseId id, CancellationToken cancellation)
    {
        var last = await ledger.Head(id.Value, cancellation);
        var (state, head) = (CaseState.None, StreamHead.None);
        await foreach (var stored in ledger.Read(id.Value, 1, cancellation))
        {
            var (entry, damage) = StreamDamage.Read(stored, head);
            if (entry is null)
            {
                throw StreamDamage.Failure(id.Value, damage!);
            }

            head = new(entry.Header.Sequence, stored.Hash);
            state = state.Evolve((CaseEvent)entry.ReadEvent(), entry.Header.EffectiveAt);
        }

        return StreamDamage.AtEnd(head, last) is { } cut ? throw StreamDamage.Failure(id.Value, cut) : state;
    }

    /// <summary>
    /// The hash of the entry by which the case was opened; nothing where it was not. Others may stand before it.
    /// </summary>
    public async Task<string?> OpeningOf(CaseId id, CancellationToken cancellation)
    {
        var head = StreamHead.None;
        await foreach (var stored in ledger.Read(id.Value, 1, cancellation))
        {
            var (entry, damage) = StreamDamage.Read(stored, head);
            if (entry is null)
            {
                throw StreamDamage.Failure(id.Value, damage!);
            }

            if (entry.Header.Type == Opening)
            {
                return HashChain.Print(stored.Hash);
            }

            head = new(entry.Header.Sequence, stored.Hash);
        }

        return null;
    }

    /// <summary>Whether nothing more has happened to the case since it was looked at.</summary>
    public async Task<bool> IsStillSo(CaseId id, CaseState seen, CancellationToken cancellation) =>
        (await ledger.Head(id.Value, cancellation)).Sequence == seen.Sequence;
}
