using Grid.Ledger.Indexes;
using Grid.Ledger.Verification;

namespace Grid.Ledger.Tests.Verification;

/// <summary>The tables of a store, as if its entries had been written to several lanes.</summary>
internal sealed class LanedTables(StoredTables tables, ImmutableArray<ImmutableArray<StoredEntry>> lanes) : StoredTables
{
    /// <summary>Whether every lane is a source of its own; else they are read one behind the other.</summary>
    public bool IsMerged { get; init; } = true;

    public override IEnumerable<Damage> CheckStructure() => [];

    public override IEnumerable<StoredEntry> Entries() => lanes.SelectMany(lane => lane);

    public override IReadOnlyList<EntrySource> Sources() =>
        IsMerged ? [.. lanes.Select(lane => new ListedEntries(lane))] : base.Sources();

    public override IEnumerable<(long Lane, long Epoch, long Size)> Lanes() =>
        lanes.Select((lane, number) => ((long)number, 1L, (long)lane.Length));

    public override IEnumerable<(string Stream, long Sequence, byte[] Hash)> Heads() => tables.Heads();

    public override IEnumerable<HoldingRow> Holdings() => tables.Holdings();

    public override IEnumerable<CaseHead> CaseHeads() => tables.CaseHeads();

    public override IEnumerable<StoredClock> Clocks() => tables.Clocks();

    public override IEnumerable<(string Digest, string? Salt, string? Text)> Texts() => tables.Texts();

    public override IEnumerable<(string Version, string Content)> Packs() => tables.Packs();

    public override void Dispose() => tables.Dispose();
}
