using Grid.Ledger.Checkpoints;

namespace Grid.Ledger.Tests.Checkpoints;

/// <summary>Counts the entries that are read, and fails where it is told to.</summary>
internal sealed class CountingStore(ICheckpointStore store) : ICheckpointStore
{
    public int LeavesRead { get; private set; }

    public bool FailsToKeep { get; set; }

    public Task<string> Grid(CancellationToken cancellation) => store.Grid(cancellation);

    public Task<ImmutableArray<(int Lane, long Size)>> Lanes(CancellationToken cancellation) =>
        store.Lanes(cancellation);

    public async Task<ImmutableArray<byte[]>> Leaves(
        int lane, long from, int count, CancellationToken cancellation)
    {
        var leaves = await store.Leaves(lane, from, count, cancellation);
        LeavesRead += leaves.Length;
        return leaves;
    }

    public Task<ImmutableArray<(TileId Id, byte[] Hashes)>> Tiles(
        IReadOnlyCollection<TileId> ids, CancellationToken cancellation) => store.Tiles(ids, cancellation);

    public Task<string?> NewestBundle(CancellationToken cancellation) => store.NewestBundle(cancellation);

    public Task Keep(
        ImmutableArray<(TileId Id, byte[] Hashes)> tiles, string? bundle, CancellationToken cancellation) =>
        FailsToKeep ? throw new LedgerFailure("on purpose") : store.Keep(tiles, bundle, cancellation);

    public Task<LastVerification?> LastVerified(CancellationToken cancellation) => store.LastVerified(cancellation);

    public Task KeepVerified(LastVerification verified, CancellationToken cancellation) =>
        store.KeepVerified(verified, cancellation);

    public Task<bool> TakeTurn(TimeSpan lasting, CancellationToken cancellation) =>
        store.TakeTurn(lasting, cancellation);
}
