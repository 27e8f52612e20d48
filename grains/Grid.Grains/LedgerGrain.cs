using Grid.Ledger.Entries;
using Orleans.Concurrency;

namespace Grid.Grains;

/// <summary>
/// Answers questions to the ledger as a whole, on whichever silo is asked. It keeps nothing, so one who waits for more
/// entries need not keep anybody else waiting.
/// </summary>
[StatelessWorker, Reentrant]
internal sealed class LedgerGrain(GridLedger grid) : Grain, ILedgerGrain
{
    private const int NamesMax = 10_000;

    // What a name stands behind in an id: the prefix, or the organ.
    private static readonly char[] Marks = [':', '/'];

    private static readonly ImmutableArray<string> Registering =
        [EventTypes.AliasOf(typeof(OfficerEvent.Registered))];

    public Task<LedgerView> Look(CancellationToken cancellation) => grid.Ledger.Look(cancellation);

    // Nobody knows who follows: entries of sealed cases are left out, and the cursor goes on behind them.
    public async Task<LedgerPage> Read(Cursor from, int entriesMax, CancellationToken cancellation)
    {
        while (true)
        {
            var page = await grid.Ledger.ReadPage(from, entriesMax, cancellation);
            var open = await grid.Sealed.WithoutEntries(page.Entries, entry => entry.Json, cancellation);
            if (!open.IsEmpty || page.Entries.IsEmpty)
            {
                return page with
                {
                    Entries = await ShieldedEntries.Of(
                        grid.Ledger, open, (entry => entry, (_, shown) => shown), cancellation),
                };
            }

            // No entries would mean that the end is reached.
            from = page.Next;
        }
    }

    public async Task<FollowPage> Follow(
        Cursor from, int entriesMax, TimeSpan patience, CancellationToken cancellation)
    {
        var page = await grid.Ledger.Follow(from, entriesMax, patience, cancellation);
        var open = await grid.Sealed.WithoutEntries(page.Steps, step => step.Entry.Json, cancellation);
        return page with
        {
            Steps = await ShieldedEntries.Of(
                grid.Ledger, open, (step => step.Entry, (step, shown) => step with { Entry = shown }), cancellation),
        };
    }

    public Task<Cursor> End(CancellationToken cancellation) => grid.Ledger.End(cancellation);

    public async Task<ImmutableArray<OfficerId>> OfficersNamed(
        ImmutableArray<string> names, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(names.Length, NamesMax);
        var wanted = names.ToHashSet(StringComparer.Ordinal);
        var streams = await grid.Ledger.StreamsWith(OfficerId.Prefix, Registering, cancellation);
        return
        [
            .. from stream in streams
               where wanted.Contains(stream[(stream.LastIndexOfAny(Marks) + 1)..])
               select new OfficerId(stream),
        ];
    }

    public Task<VerificationView> Verify(CancellationToken cancellation) => grid.Ledger.Verify(cancellation);
}
