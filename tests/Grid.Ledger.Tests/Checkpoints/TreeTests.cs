using System.Security.Cryptography;
using CsCheck;
using Grid.Ledger.Checkpoints;

namespace Grid.Ledger.Tests.Checkpoints;

/// <summary>Trees of tiles, and the proofs that come from them, against the definition of RFC 6962.</summary>
public sealed class TreeTests
{
    private static readonly byte[][] Leaves =
        [.. Enumerable.Range(0, 1100).Select(i => SHA256.HashData(BitConverter.GetBytes(i)))];

    private static readonly int[] Sizes = [1, 2, 3, 7, 8, 255, 256, 257, 511, 512, 513, 600, 1023, 1024, 1025, 1100];

    [Fact]
    public void The_root_of_tiles_is_that_of_the_definition_at_every_size()
    {
        var tree = new TileTree(0);
        Assert.Equal(NaiveTree.Root([]), HashChain.Print(tree.Root()));
        for (var size = 1; size <= Leaves.Length; size++)
        {
            tree.Add(Leaves[size - 1]);
            if (size < 70 || Sizes.Contains(size))
            {
                Assert.Equal(NaiveTree.Root(Leaves.AsSpan(0, size)), HashChain.Print(tree.Root()));
            }
        }
    }

    [Fact]
    public void A_tree_goes_on_from_its_tiles_at_any_size_and_with_tiles_that_have_grown_since() =>
        Gen.Select(Gen.Int[0, 1100], Gen.Int[0, 1100]).Sample(
            (cut, grown) =>
            {
                var tiles = Made.Tiles(Leaves, Math.Max(cut, grown));
                var tree = TileTree.From(0, cut, id => tiles.GetValueOrDefault(id));
                foreach (var leaf in Leaves.AsSpan(cut, 30 * (1100 - cut) / 1100))
                {
                    tree.Add(leaf);
                }

                var kept = tree.TakeChanged();
                Assert.Equal(NaiveTree.Root(Leaves.AsSpan(0, (int)tree.Size)), HashChain.Print(tree.Root()));
                Assert.All(kept, tile => Assert.Equal(Made.Tiles(Leaves, (int)tree.Size)[tile.Id], tile.Hashes));
                Assert.Empty(tree.TakeChanged());
            },
            iter: 60);

    [Fact]
    public void A_tree_of_three_levels_of_tiles_goes_on_from_them()
    {
        var (tree, tiles) = (new TileTree(3), new Dictionary<TileId, byte[]>());
        for (var i = 0; i < 66_000; i++)
        {
            tree.Add(Leaves[i % Leaves.Length]);
            if (i == 65_536)
            {
                Keep();
            }
        }

        Keep();
        foreach (var size in new[] { 65_535, 65_536, 65_537, 66_000 })
        {
            var again = TileTree.From(3, size, id => tiles.GetValueOrDefault(id));
            for (var i = size; i < 66_000; i++)
            {
                again.Add(Leaves[i % Leaves.Length]);
            }

            Assert.Equal(tree.Root(), again.Root());
        }

        Assert.Contains(new TileId(3, 2, 0), tiles.Keys);

        void Keep()
        {
            foreach (var (id, hashes) in tree.TakeChanged())
            {
                tiles[id] = hashes;
            }
        }
    }

    [Fact]
    public void A_tile_that_is_missing_or_too_short_is_named()
    {
        var tiles = Made.Tiles(Leaves, 600);
        var level = new TileId(0, 0, 2);
        tiles[level] = tiles[level][..^HashChain.HashSize];
        var missing = Assert.Throws<TilesMissingException>(
            () => TileTree.From(0, 600, id => tiles.GetValueOrDefault(id)));
        Assert.Contains("tile 2 of level 0", missing.Message, StringComparison.Ordinal);
        Assert.Throws<TilesMissingException>(() => Made.Inclusion(tiles, 598, 600));
    }

    [Fact]
    public void Every_leaf_of_every_size_is_proven_and_no_other_leaf_or_place_by_its_proof() =>
        Gen.Select(Gen.Int[1, 1100], Gen.Int[0, 1099]).Sample(
            (size, chosen) =>
            {
                var position = chosen % size;
                var root = Convert.FromHexString(NaiveTree.Root(Leaves.AsSpan(0, size)));
                var proof = Made.Inclusion(Made.Tiles(Leaves, size), position, size);
                Assert.True(MerkleCheck.Includes((size, root), position, Leaves[position], proof));
                Assert.False(MerkleCheck.Includes((size, root), position, Leaves[(position + 1) % 1100], proof));
                Assert.False(size > 1
                    && MerkleCheck.Includes((size, root), (position + 1) % size, Leaves[position], proof));
                Assert.False(MerkleCheck.Includes((size, root), position, Leaves[position], [.. proof, root]));
                Assert.False(size > 1 && MerkleCheck.Includes((size, root), position, Leaves[position], proof[..^1]));
                Assert.False(MerkleCheck.Includes((size, root), size, Leaves[position], proof));
                Assert.False(MerkleCheck.Includes((size, root), -1, Leaves[position], proof));
            },
            iter: 150);

    [Fact]
    public void Every_earlier_size_is_proven_to_be_a_beginning() =>
        Gen.Select(Gen.Int[1, 1100], Gen.Int[1, 1100]).Sample(
            (one, other) =>
            {
                var (earlier, size) = (Math.Min(one, other), Math.Max(one, other));
                var (before, root) = (Root(earlier), Root(size));
                var proof = Made.Consistency(Made.Tiles(Leaves, size), earlier, size);
                Assert.True(MerkleCheck.Extends((earlier, before), (size, root), proof));
                Assert.False(MerkleCheck.Extends((earlier, root[..31]), (size, root), proof));
                Assert.False(MerkleCheck.Extends((earlier, before), (size, root), [.. proof, root]));
                Assert.False(earlier < size && MerkleCheck.Extends((earlier, root), (size, root), proof));
                Assert.False(earlier < size && MerkleCheck.Extends((earlier, before), (size, before), proof));
                Assert.False(earlier < size && MerkleCheck.Extends((size, root), (earlier, before), proof));
            },
            iter: 150);

    [Fact]
    public void All_small_trees_prove_all_their_leaves_and_beginnings()
    {
        for (var size = 1; size <= 40; size++)
        {
            var (tiles, root) = (Made.Tiles(Leaves, size), Root(size));
            for (var at = 0; at < size; at++)
            {
                Assert.True(MerkleCheck.Includes((size, root), at, Leaves[at], Made.Inclusion(tiles, at, size)));
                Assert.True(MerkleCheck.Extends(
                    (at + 1, Root(at + 1)), (size, root), Made.Consistency(tiles, at + 1, size)));
            }
        }
    }

    [Fact]
    public void The_empty_tree_is_a_beginning_of_every_tree_and_takes_no_proof()
    {
        var nothing = SHA256.HashData([]);
        Assert.True(MerkleCheck.Extends((0, nothing), (5, Root(5)), []));
        Assert.False(MerkleCheck.Extends((0, nothing), (5, Root(5)), [nothing]));
        Assert.False(MerkleCheck.Extends((0, Root(1)), (5, Root(5)), []));
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(7, 3)]
    [InlineData(600, 511)]
    [InlineData(1025, 1024)]
    public void Any_bit_of_a_proof_that_is_changed_refuses_it(int size, int position)
    {
        var tiles = Made.Tiles(Leaves, size);
        var inclusion = Made.Inclusion(tiles, position, size);
        var consistency = Made.Consistency(tiles, position + 1, size);
        ChangeEach(inclusion, changed => MerkleCheck.Includes((size, Root(size)), position, Leaves[position], changed));
        ChangeEach(consistency, changed => MerkleCheck.Extends(
            (position + 1, Root(position + 1)), (size, Root(size)), changed));
    }

    private static void ChangeEach(ImmutableArray<byte[]> proof, Func<ImmutableArray<byte[]>, bool> accepts)
    {
        Assert.True(accepts(proof));
        for (var element = 0; element < proof.Length; element++)
        {
            Assert.False(accepts(proof.RemoveAt(element)));
            for (var bit = 0; bit < 8 * HashChain.HashSize; bit++)
            {
                var changed = (byte[])proof[element].Clone();
                changed[bit / 8] ^= (byte)(1 << (bit % 8));
                Assert.False(accepts(proof.SetItem(element, changed)));
            }
        }
    }

    private static byte[] Root(int size) => Convert.FromHexString(NaiveTree.Root(Leaves.AsSpan(0, size)));
}
