using System.Security.Cryptography;

namespace Grid.Ledger;

/// <summary>The RFC 6962 root over leaves, computed in one pass with one hash a level.</summary>
internal sealed class MerkleTree
{
    // One complete subtree per set bit of the number of leaves, the largest first.
    private readonly List<byte[]> _subtrees = [];

    public long Size { get; private set; }

    public void Add(byte[] leaf) => AddFull(leaf, 0);

    /// <summary>Adds the root of a full subtree, where as many leaves may begin one.</summary>
    public void AddFull(byte[] root, int height)
    {
        _subtrees.Add(root);
        Size += 1L << height;
        for (var size = Size >> height; (size & 1) == 0; size >>= 1)
        {
            Merge();
        }
    }

    /// <summary>The root over everything added so far; of nothing, the hash of nothing.</summary>
    public byte[] Root()
    {
        if (_subtrees.Count == 0)
        {
            return SHA256.HashData([]);
        }

        var root = _subtrees[^1];
        for (var i = _subtrees.Count - 2; i >= 0; i--)
        {
            root = NodeOf(_subtrees[i], root);
        }

        return root;
    }

    private void Merge()
    {
        var node = NodeOf(_subtrees[^2], _subtrees[^1]);
        _subtrees.RemoveRange(_subtrees.Count - 2, 2);
        _subtrees.Add(node);
    }

    private static byte[] NodeOf(byte[] left, byte[] right)
    {
        // A stored hash of another length is damage, which a verifier names; here it must only not overflow the stack.
        var size = 1 + left.Length + right.Length;
        Span<byte> both = size <= 1 + (2 * HashChain.HashSize) ? stackalloc byte[size] : new byte[size];
        both[0] = 1;
        left.CopyTo(both[1..]);
        right.CopyTo(both[(1 + left.Length)..]);
        return SHA256.HashData(both);
    }
}
