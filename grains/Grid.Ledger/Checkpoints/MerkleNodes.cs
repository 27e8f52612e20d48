using System.Security.Cryptography;

namespace Grid.Ledger.Checkpoints;

/// <summary>How RFC 6962 puts hashes together.</summary>
internal static class MerkleNodes
{
    /// <summary>The hash of a node over the hashes below it.</summary>
    public static byte[] Over(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        Span<byte> both = stackalloc byte[1 + (2 * HashChain.HashSize)];
        both[0] = 1;
        left.CopyTo(both[1..]);
        right.CopyTo(both[(1 + HashChain.HashSize)..]);
        return SHA256.HashData(both);
    }

    /// <summary>The root of a full subtree over hashes that lie one behind the other.</summary>
    /// <param name="hashes">A power of two of them.</param>
    public static byte[] Full(ReadOnlySpan<byte> hashes)
    {
        var level = hashes.ToArray();
        Span<byte> both = stackalloc byte[1 + (2 * HashChain.HashSize)];
        both[0] = 1;
        for (var count = hashes.Length / HashChain.HashSize; count > 1; count /= 2)
        {
            for (var i = 0; i < count; i += 2)
            {
                level.AsSpan(i * HashChain.HashSize, 2 * HashChain.HashSize).CopyTo(both[1..]);
                SHA256.HashData(both, level.AsSpan(i / 2 * HashChain.HashSize, HashChain.HashSize));
            }
        }

        return level[..HashChain.HashSize];
    }

    /// <summary>The largest power of two below a number above 1.</summary>
    public static long SplitOf(long count) => 1L << (63 - (int)long.LeadingZeroCount(count - 1));
}
