namespace Grid.Ledger.Checkpoints;

/// <summary>Where a store keeps tiles and checkpoints, beside the entries they are made from.</summary>
internal interface ICheckpointStore
{
    /// <summary>The name of the grid, which stays the same as long as its ledger does.</summary>
    /// <exception cref="StoreUnavailableException">The store is of a format that has none.</exception>
    Task<string> Grid(CancellationToken cancellation);

    /// <summary>Every lane and its size.</summary>
    Task<ImmutableArray<(int Lane, long Size)>> Lanes(CancellationToken cancellation);

    /// <summary>
    /// The stored hashes of so many positions of a lane, in their order; fewer where positions are empty.
    /// </summary>
    Task<ImmutableArray<byte[]>> Leaves(int lane, long from, int count, CancellationToken cancellation);

    /// <summary>Those of the tiles that are kept.</summary>
    Task<ImmutableArray<(TileId Id, byte[] Hashes)>> Tiles(
        IReadOnlyCollection<TileId> ids, CancellationToken cancellation);

    /// <summary>The bundle that was kept last.</summary>
    Task<string?> NewestBundle(CancellationToken cancellation);

    /// <summary>Keeps tiles in place of older ones of their ids, and with them a bundle where there is one.</summary>
    Task Keep(
        ImmutableArray<(TileId Id, byte[] Hashes)> tiles, string? bundle, CancellationToken cancellation);

    /// <summary>The verification that went well last; nothing where there is none, or the store is too old.</summary>
    Task<LastVerification?> LastVerified(CancellationToken cancellation);

    /// <summary>Keeps a verification that went well, unless a later one is kept already.</summary>
    Task KeepVerified(LastVerification verified, CancellationToken cancellation);

    /// <summary>Whether it is this process that makes the checkpoints, until so much time has passed.</summary>
    Task<bool> TakeTurn(TimeSpan lasting, CancellationToken cancellation);
}
