using System.Security.Cryptography;

namespace Grid.Ledger.Checkpoints;

/// <summary>
/// Checks the proofs of RFC 6962 as RFC 9162 says it: every element is used, none is left over, and every hash has its
/// length.
/// </summary>
internal static class MerkleCheck
{
    /// <summary>Whether a leaf stands at a position of the tree that has this size and root.</summary>
    public static bool Includes(
        (long Size, byte[] Root) tree, long position, byte[] leaf, IReadOnlyList<byte[]> proof)
    {
        if (position < 0 || position >= tree.Size || !AreHashes([leaf, tree.Root, .. proof]))
        {
            return false;
        }

        var (at, last, node) = (position, tree.Size - 1, leaf);
        foreach (var beside in proof)
        {
            if (last == 0)
            {
                return false;
            }

            if (IsRight(at, last))
            {
                node = MerkleNodes.Over(beside, node);
                (at, last) = Climb(at, last);
            }
            else
            {
                node = MerkleNodes.Over(node, beside);
            }

            (at, last) = (at >> 1, last >> 1);
        }

        return last == 0 && node.AsSpan().SequenceEqual(tree.Root);
    }

    /// <summary>Whether the first leaves of a tree are those of an earlier one.</summary>
    public static bool Extends(
        (long Size, byte[] Root) earlier, (long Size, byte[] Root) tree, IReadOnlyList<byte[]> proof)
    {
        if (earlier.Size < 0 || earlier.Size > tree.Size || !AreHashes([earlier.Root, tree.Root, .. proof]))
        {
            return false;
        }

        if (earlier.Size == 0)
        {
            return proof.Count == 0 && earlier.Root.AsSpan().SequenceEqual(SHA256.HashData([]));
        }

        if (earlier.Size == tree.Size)
        {
            return proof.Count == 0 && earlier.Root.AsSpan().SequenceEqual(tree.Root);
        }

        IReadOnlyList<byte[]> path = long.IsPow2(earlier.Size) ? [earlier.Root, .. proof] : proof;
        return path.Count > 0 && Extends(earlier, tree, path, long.TrailingZeroCount(earlier.Size));
    }

    private static bool Extends(
        (long Size, byte[] Root) earlier, (long Size, byte[] Root) tree, IReadOnlyList<byte[]> path, long height)
    {
        var (at, last) = ((earlier.Size - 1) >> (int)height, (tree.Size - 1) >> (int)height);
        var (before, after) = (path[0], path[0]);
        foreach (var beside in path.Skip(1))
        {
            if (last == 0)
            {
                return false;
            }

            if (IsRight(at, last))
            {
                (before, after) = (MerkleNodes.Over(beside, before), MerkleNodes.Over(beside, after));
                (at, last) = Climb(at, last);
            }
            else
            {
                after = MerkleNodes.Over(after, beside);
            }

            (at, last) = (at >> 1, last >> 1);
        }

        return last == 0 && before.AsSpan().SequenceEqual(earlier.Root) && after.AsSpan().SequenceEqual(tree.Root);
    }

    private static bool IsRight(long at, long last) => (at & 1) == 1 || at == last;

    // The last node of a level that has nobody beside it goes up as it is.
    private static (long At, long Last) Climb(long at, long last)
    {
        while ((at & 1) == 0 && at != 0)
        {
            (at, last) = (at >> 1, last >> 1);
        }

        return (at, last);
    }

    private static bool AreHashes(IEnumerable<byte[]> hashes) => hashes.All(hash => hash.Length == HashChain.HashSize);
}
