using System.Text;
using Grid.Ledger.Checkpoints;

namespace Grid.Ledger.Tests.Checkpoints;

/// <summary>That an entry stands in a signed checkpoint, in a file that travels.</summary>
public sealed class ProofTests
{
    private static readonly SigningKey Key = NoteTests.Key;

    // Whoever is called as the signatures of the garbage say: only then is the rest looked at.
    private static readonly VerifyingKey Garbage = SigningKey.Of("name", new byte[32]).Public;

    private static readonly byte[][] Bodies =
        [.. Enumerable.Range(0, 300).Select(i => Encoding.UTF8.GetBytes($"{{\"entry\":{i}}}"))];

    [Fact]
    public void The_bytes_of_a_proof_are_these_for_ever()
    {
        var proof = Prove(5, 11, Key);
        Golden.Holds("proof.txt", proof.ToString());
        var read = EntryProof.Parse(proof.ToString());
        Assert.Equal(Key.Public, read.Check(TrustedKeys.Of(Key.Public)));
        Assert.Equal(Bodies[5], read.Entry);
    }

    [Fact]
    public void Any_bit_of_a_proof_that_is_changed_refuses_it()
    {
        foreach (var (position, size) in new[] { (0, 1), (5, 11), (299, 300) })
        {
            Bits.ChangeEach(
                Encoding.UTF8.GetBytes(Prove(position, size, Key).ToString()),
                changed => EntryProof.Parse(changed).Check(TrustedKeys.Of(Key.Public)));
        }
    }

    [Fact]
    public void Any_bit_of_a_proof_that_leads_from_an_older_key_refuses_it_also_for_who_trusts_the_newest()
    {
        var next = SigningKey.Of("next", new byte[32]);
        var text = Prove(1, 2, next, KeySuccession.Of(Key, next.Public)).ToString();
        Assert.Equal(next.Public, EntryProof.Parse(text).Check(TrustedKeys.Of(Key.Public)));
        Bits.ChangeEach(
            Encoding.UTF8.GetBytes(text),
            changed => EntryProof.Parse(changed).Check(TrustedKeys.Of(next.Public)));
    }

    [Fact]
    public void A_proof_of_another_entry_or_another_tree_proves_nothing()
    {
        var proof = Prove(5, 11, Key);
        var trusted = TrustedKeys.Of(Key.Public);
        Assert.Throws<NoteException>(() => (proof with { Entry = Bodies[6] }).Check(trusted));
        Assert.Throws<NoteException>(() => (proof with { Position = 6 }).Check(trusted));
        Assert.Throws<NoteException>(() => (proof with { Note = Prove(5, 12, Key).Note }).Check(trusted));
        Assert.Throws<NoteException>(() => (proof with { Path = proof.Path.RemoveAt(0) }).Check(trusted));
        Assert.Throws<UnknownKeyException>(() => proof.Check(TrustedKeys.Of(SigningKey.New("other").Public)));
        Assert.Throws<UnknownKeyException>(() => proof.Check(TrustedKeys.None));
    }

    [Theory]
    [InlineData("")]
    [InlineData("c2sp.org/tlog-proof@v1\n")]
    [InlineData("c2sp.org/tlog-proof@v1\nextra AAAA\nindex 0\n\n")]
    [InlineData("c2sp.org/tlog-proof@v1\nextra AAAA\nindex 0\n\nx\n\n\u2014 name AAAAAA==\n")]
    [InlineData("c2sp.org/tlog-proof@v1\nextra AAAA\nindex 00\n\nx\n\n\u2014 name AAAAAA==\n")]
    [InlineData("c2sp.org/tlog-proof@v1\nindex 0\n\nx\n\n\u2014 name AAAAAA==\n")]
    [InlineData("c2sp.org/tlog-proof@v1\nextra Cg==\nindex 0\n\nx\n\n\u2014 name AAAAAA==\n")]
    public void Garbage_is_no_proof(string text) =>
        Assert.Throws<NoteException>(() => EntryProof.Parse(text).Check(TrustedKeys.Of(Garbage)));

    private static EntryProof Prove(int position, int size, SigningKey key, params KeySuccession[] chain)
    {
        var leaves = Bodies.Select(body => HashChain.HashOf(body)).ToArray();
        var root = Convert.FromHexString(NaiveTree.Root(leaves.AsSpan(0, size)));
        var checkpoint = Checkpoint.Of(
            "grid/0011223344556677", [(0, size, root)], new(2026, 3, 2, 8, 0, 0, DateTimeKind.Utc))[0];
        return new()
        {
            Entry = Bodies[position],
            Position = position,
            Path = Made.Inclusion(Made.Tiles(leaves, size), position, size),
            Note = key.Sign(checkpoint.ToString()),
            Successions = [.. chain],
        };
    }
}
