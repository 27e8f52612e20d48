namespace Grid.Ledger.Checkpoints;

/// <summary>Which subtrees the proofs of RFC 6962 are made of.</summary>
internal static class MerklePath
{
    /// <summary>The subtrees beside the way from a leaf to the root, from the leaf upwards.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The tree has no such leaf.</exception>
    public static ImmutableArray<MerkleRange> Inclusion(long position, long size)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(position);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(position, size);
        var path = new List<MerkleRange>();
        var (begin, end) = (0L, size);
        while (end - begin > 1)
        {
            var split = begin + MerkleNodes.SplitOf(end - begin);
            if (position < split)
            {
                path.Add(new(split, end));
                end = split;
            }
            else
            {
                path.Add(new(begin, split));
                begin = split;
            }
        }

        path.Reverse();
        return [.. path];
    }

    /// <summary>The subtrees by which one recomputes the root of a tree and of its first leaves.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The smaller tree is empty, or larger than the other.</exception>
    public static ImmutableArray<MerkleRange> Consistency(long earlier, long size)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(earlier, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(earlier, size);
        var path = new List<MerkleRange>();
        var (begin, end) = (0L, size);
        while (earlier != end)
        {
            var split = begin + MerkleNodes.SplitOf(end - begin);
            if (earlier <= split)
            {
                path.Add(new(split, end));
                end = split;
            }
            else
            {
                path.Add(new(begin, split));
                begin = split;
            }
        }

        // What is left is a subtree of the earlier tree; where that is the whole of it, its root is known already.
        if (begin > 0)
        {
            path.Add(new(begin, end));
        }

        path.Reverse();
        return [.. path];
    }
}
