namespace Grid.Ledger.Checkpoints;

/// <summary>
/// The leaves from one position up to another that RFC 6962 makes one subtree of. Where that subtree is not full it is
/// made of full ones, the largest first.
/// </summary>
/// <param name="Begin">The first position.</param>
/// <param name="End">The position behind the last.</param>
internal readonly record struct MerkleRange(long Begin, long End)
{
    public long Count => End - Begin;

    /// <summary>The full subtrees, each by its height and its place among those of that height.</summary>
    public IEnumerable<(int Height, long Index)> Nodes()
    {
        var at = Begin;
        for (var left = Count; left > 0;)
        {
            var height = 63 - (int)long.LeadingZeroCount(left);
            yield return (height, at >> height);
            at += 1L << height;
            left -= 1L << height;
        }
    }

    /// <summary>The root of the subtree, from the full ones.</summary>
    public byte[] Root(Func<int, long, byte[]> node)
    {
        var nodes = Nodes().Select(found => node(found.Height, found.Index)).ToList();
        if (nodes.Count == 0)
        {
            return System.Security.Cryptography.SHA256.HashData([]);
        }

        var root = nodes[^1];
        for (var i = nodes.Count - 2; i >= 0; i--)
        {
            root = MerkleNodes.Over(nodes[i], root);
        }

        return root;
    }
}
