namespace Grid.Ledger;

/// <summary>A row of <c>entry</c> as the store holds it, not yet believed.</summary>
/// <param name="Lane">The lane.</param>
/// <param name="Position">The place in the lane, from 0.</param>
/// <param name="Hash">The stored hash.</param>
/// <param name="Body">The canonical bytes.</param>
internal sealed record StoredEntry(int Lane, long Position, byte[] Hash, byte[] Body)
{
    /// <summary>The stream column.</summary>
    public required string Stream { get; init; }

    /// <summary>The sequence column.</summary>
    public required long Sequence { get; init; }

    /// <summary>The type column.</summary>
    public required string Type { get; init; }
}
