using Grid.Ledger.Checkpoints;

namespace Grid.Ledger.Sqlite;

/// <summary>Tiles and checkpoints in the tables of the store. Its one process makes them all.</summary>
internal sealed class SqliteCheckpoints(SqliteLedgerStore store, string path) : ICheckpointStore
{
    public async Task<string> Grid(CancellationToken cancellation) =>
        await store.ReadCheckpoints(reads => reads.Grid(), cancellation)
        ?? throw new StoreUnavailableException(
            $"{path} is of a format without checkpoints; start a silo on it once, which brings it up to date");

    public Task<ImmutableArray<(int Lane, long Size)>> Lanes(CancellationToken cancellation) =>
        store.ReadCheckpoints(reads => reads.Lanes(), cancellation);

    public Task<ImmutableArray<byte[]>> Leaves(int lane, long from, int count, CancellationToken cancellation) =>
        store.ReadCheckpoints(reads => reads.Leaves(lane, from, count), cancellation);

    public Task<ImmutableArray<(TileId Id, byte[] Hashes)>> Tiles(
        IReadOnlyCollection<TileId> ids, CancellationToken cancellation) =>
        store.ReadCheckpoints(reads => reads.Tiles(ids), cancellation);

    public Task<string?> NewestBundle(CancellationToken cancellation) =>
        store.ReadCheckpoints(reads => reads.NewestBundle(), cancellation);

    public Task Keep(
        ImmutableArray<(TileId Id, byte[] Hashes)> tiles, string? bundle, CancellationToken cancellation) =>
        store.KeepCheckpoint(tiles, bundle, cancellation);

    public Task<LastVerification?> LastVerified(CancellationToken cancellation) =>
        store.ReadCheckpoints(reads => reads.LastVerified(), cancellation);

    public Task KeepVerified(LastVerification verified, CancellationToken cancellation) =>
        store.KeepVerified(verified, cancellation);

    public Task<bool> TakeTurn(TimeSpan lasting, CancellationToken cancellation) => Task.FromResult(true);
}
