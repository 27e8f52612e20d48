using Grid.Ledger.Entries;

namespace Grid.Grains;

/// <summary>An officer's stream as far as it was read, every entry of it checked by its leaf and its chain.</summary>
/// <param name="Id">The officer.</param>
internal sealed record OfficerPast(OfficerId Id)
{
    public StreamHead Head { get; private init; } = StreamHead.None;

    /// <summary>What is wrong with the stored entries behind the head; they are not read on then.</summary>
    public string? Damage { get; private init; }

    public int Count => Entries.Length;

    private ImmutableArray<Counted> Entries { get; init; } = [];

    // The state that all entries make, and the latest time at which one of them takes effect: most questions are of
    // now, and ask for nothing else.
    private OfficerState Whole { get; init; } = OfficerState.None;

    private long LatestEffect { get; init; } = long.MinValue;

    /// <summary>Reads what has been written since.</summary>
    /// <param name="ledger">Where the stream stands.</param>
    /// <param name="last">Its head, from before the reading.</param>
    /// <param name="cancellation">Stops the reading.</param>
    public async Task<OfficerPast> ReadOn(ILedger ledger, StreamHead last, CancellationToken cancellation)
    {
        if (Head.IsSame(last))
        {
            return this;
        }

        var (head, state, latest) = (Head, Whole, LatestEffect);
        var entries = ImmutableArray.CreateBuilder<Counted>();
        await foreach (var stored in ledger.Read(Id.Value, Head.Sequence + 1, cancellation))
        {
            var (entry, damage) = StreamDamage.Read(stored, head);
            if (entry is null)
            {
                return this with { Damage = damage };
            }

            head = new(entry.Header.Sequence, stored.Hash);
            var counted = new Counted(
                (OfficerEvent)entry.ReadEvent(), entry.Header.RecordedAt, AsOf.InUtc(entry.Header.EffectiveAt),
                stored.Hash);
            entries.Add(counted);
            (state, latest) = (state.Evolve(counted.Happened, counted.At), Math.Max(latest, counted.At.AsUtc));
        }

        return this with
        {
            Head = head,
            Damage = StreamDamage.AtEnd(head, last),
            Entries = Entries.AddRange(entries),
            Whole = state,
            LatestEffect = latest,
        };
    }

    /// <summary>The officer as far as the entries tell that count.</summary>
    public OfficerHistory Fold(AsOf asOf)
    {
        if (Damage is not null)
        {
            return new(OfficerState.None, []) { Damage = Damage };
        }

        var isWhole = Count == 0 || asOf.Takes(Entries[^1].RecordedAt, new(LatestEffect, 0));
        var state = Whole;
        if (!isWhole)
        {
            state = OfficerState.None;
            foreach (var entry in Entries)
            {
                state = asOf.Takes(entry.RecordedAt, entry.At) ? state.Evolve(entry.Happened, entry.At) : state;
            }
        }

        return new(
            state,
            [
                .. from entry in Entries.Index()
                   where isWhole || asOf.Takes(entry.Item.RecordedAt, entry.Item.At)
                   select new EntryReference(Id.Value, entry.Index + 1, HashChain.Print(entry.Item.Hash)),
            ]);
    }

    private sealed record Counted(OfficerEvent Happened, Timestamp RecordedAt, Timestamp At, byte[] Hash);
}
