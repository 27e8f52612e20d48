using System.Collections.Immutable;
using Grid.Ledger.Checkpoints;

namespace Grid.Benchmarks.Compare;

/// <summary>
/// Entries' hashes that become durable bit by bit, without a database: checkpoints alone cost time here.
/// </summary>
internal sealed class LeavesInMemory(ImmutableArray<byte[]> leaves) : ICheckpointStore
{
    private readonly Dictionary<TileId, byte[]> _tiles = [];
    private string? _bundle;

    /// <summary>How many there are by now.</summary>
    public int Size { get; set; }

    public Task<string> Grid(CancellationToken cancellation) => Task.FromResult("grid/measured");

    public Task<ImmutableArray<(int Lane, long Size)>> Lanes(CancellationToken cancellation) =>
        Task.FromResult<ImmutableArray<(int Lane, long Size)>>([(0, Size)]);

    public Task<ImmutableArray<byte[]>> Leaves(int lane, long from, int count, CancellationToken cancellation) =>
        Task.FromResult(leaves.Slice((int)from, Math.Min(count, Size - (int)from)));

    public Task<ImmutableArray<(TileId Id, byte[] Hashes)>> Tiles(
        IReadOnlyCollection<TileId> ids, CancellationToken cancellation) =>
        Task.FromResult<ImmutableArray<(TileId Id, byte[] Hashes)>>(
            [.. ids.Where(_tiles.ContainsKey).Select(id => (id, _tiles[id]))]);

    public Task<string?> NewestBundle(CancellationToken cancellation) => Task.FromResult(_bundle);

    public Task Keep(
        ImmutableArray<(TileId Id, byte[] Hashes)> tiles, string? bundle, CancellationToken cancellation)
    {
        foreach (var (id, hashes) in tiles)
        {
            _tiles[id] = hashes;
        }

        _bundle = bundle ?? _bundle;
        return Task.CompletedTask;
    }

    public Task<LastVerification?> LastVerified(CancellationToken cancellation) =>
        Task.FromResult<LastVerification?>(null);

    public Task KeepVerified(LastVerification verified, CancellationToken cancellation) => Task.CompletedTask;

    public Task<bool> TakeTurn(TimeSpan lasting, CancellationToken cancellation) => Task.FromResult(true);
}
