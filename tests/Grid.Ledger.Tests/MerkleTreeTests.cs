using System.Security.Cryptography;
using CsCheck;

namespace Grid.Ledger.Tests;

public sealed class MerkleTreeTests
{
    // The leaves and roots that certificate transparency logs test themselves by.
    private static readonly string[] Leaves =
    [
        "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f",
    ];

    private static readonly string[] Roots =
    [
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
        "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
        "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
        "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
    ];

    [Fact]
    public void An_empty_tree_has_the_hash_of_nothing_for_its_root() => Assert.Equal(
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", HashChain.Print(new MerkleTree().Root()));

    [Fact]
    public void The_roots_of_the_known_leaves_are_the_known_roots()
    {
        var tree = new MerkleTree();
        for (var size = 1; size <= Leaves.Length; size++)
        {
            tree.Add(HashChain.HashOf(Convert.FromHexString(Leaves[size - 1])));
            Assert.Equal(Roots[size - 1], HashChain.Print(tree.Root()));
            Assert.Equal(size, tree.Size);
        }
    }

    [Fact]
    public void The_root_is_that_of_the_recursive_definition_at_every_size() =>
        Gen.Byte.Array[0, 40].Array[70].Sample(
            contents =>
            {
                var tree = new MerkleTree();
                var leaves = contents.Select(content => HashChain.HashOf(content)).ToArray();
                Assert.Equal(NaiveTree.Root([]), HashChain.Print(tree.Root()));
                for (var size = 1; size <= leaves.Length; size++)
                {
                    tree.Add(leaves[size - 1]);
                    Assert.Equal(NaiveTree.Root(leaves.AsSpan(0, size)), HashChain.Print(tree.Root()));
                }
            },
            iter: 20);

    [Fact]
    public void A_hash_is_that_of_a_zero_byte_and_the_bytes_whatever_their_length()
    {
        foreach (var length in new[] { 0, 1, 2046, 2047, 2048, 2049, 100_000 })
        {
            var body = new byte[length];
            new Random(length).NextBytes(body);
            Assert.Equal(SHA256.HashData([0, .. body]), HashChain.HashOf(body));
        }
    }

    [Fact]
    public void Damaged_leaves_of_any_length_are_no_crash()
    {
        var tree = new MerkleTree();
        tree.Add([]);
        tree.Add(new byte[5_000_000]);
        Assert.Equal(32, tree.Root().Length);
    }
}
