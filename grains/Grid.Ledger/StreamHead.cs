namespace Grid.Ledger;

/// <summary>The last entry of a stream: the fence that every append to it must expect.</summary>
/// <param name="Sequence">Its sequence; 0 for an empty stream.</param>
/// <param name="Hash">Its hash; zeros for an empty stream.</param>
internal sealed record StreamHead(int Sequence, byte[] Hash)
{
    public static readonly StreamHead None = new(0, new byte[HashChain.HashSize]);

    public bool IsSame(StreamHead other) => Sequence == other.Sequence && Hash.AsSpan().SequenceEqual(other.Hash);
}
