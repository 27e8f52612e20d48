using System.Text;
using Grid.Ledger.Checkpoints;

namespace Grid.Ledger.Tests.Checkpoints;

/// <summary>The checkpoints of all lanes: none can be left out, and keys hand on to keys.</summary>
public sealed class BundleTests
{
    private static readonly SigningKey Key = NoteTests.Key;

    private static readonly CheckpointBundle Bundle = Sign(Key);

    [Fact]
    public void Several_bundles_in_a_file_are_read_in_their_order()
    {
        var text = $"{Bundle}{Sign(Key, 1)}{Bundle}";
        Assert.Equal(text, string.Concat(CheckpointBundle.ParseAll(text)));
    }

    [Fact]
    public void Any_bit_of_a_bundle_that_is_changed_refuses_it() => Bits.ChangeEach(
        Encoding.UTF8.GetBytes(Sign(Key, 1).ToString()),
        changed =>
        {
            foreach (var bundle in CheckpointBundle.ParseAll(changed))
            {
                bundle.SignedBy(TrustedKeys.Of(Key.Public));
            }
        });

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void A_bundle_without_one_of_its_lanes_is_refused(int lane)
    {
        var notes = Bundle.Signed.RemoveAt(lane).Select(signed => $"{signed.Note}\n");
        var missing = Assert.Throws<NoteException>(() => CheckpointBundle.ParseAll(string.Concat(notes)));
        Assert.Contains("names 3 lane(s)", missing.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_lane_of_another_bundle_has_no_place_in_this_one()
    {
        var other = Sign(Key, 7);
        Assert.Throws<NoteException>(() => CheckpointBundle.ParseAll(
            string.Concat(Bundle.Signed.SetItem(1, other.Signed[1]).Select(signed => $"{signed.Note}\n"))));
        Assert.Throws<NoteException>(() => CheckpointBundle.ParseAll(
            string.Concat(Bundle.Signed.Reverse().Select(signed => $"{signed.Note}\n"))));
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n")]
    [InlineData("hello")]
    [InlineData("hello\n\n\u2014 name AAAAAAA=\n\n")]
    [InlineData("grid/1/lane/0\n01\nAAAA\n\n\u2014 name AAAAAAA=\n\n")]
    public void Garbage_is_no_bundle(string text) =>
        Assert.Throws<NoteException>(() => CheckpointBundle.ParseAll(text));

    [Fact]
    public void A_bundle_cut_short_is_refused()
    {
        var text = Bundle.ToString();
        for (var length = 0; length < text.Length; length++)
        {
            Assert.Throws<NoteException>(() => CheckpointBundle.ParseAll(text[..length]));
        }
    }

    [Fact]
    public void Whoever_trusts_the_first_key_trusts_each_that_it_leads_to_and_no_other()
    {
        var (second, third) = (SigningKey.New("second"), SigningKey.New("third"));
        KeySuccession[] chain = [KeySuccession.Of(Key, second.Public), KeySuccession.Of(second, third.Public)];
        var bundle = Assert.Single(CheckpointBundle.ParseAll(Sign(third, 0, chain).ToString()));
        Assert.Equal(third.Public, bundle.SignedBy(TrustedKeys.Of(Key.Public)));
        Assert.Equal(third.Public, bundle.SignedBy(TrustedKeys.Of(third.Public)));
        Assert.Throws<UnknownKeyException>(
            () => Sign(third, 0, [chain[1]]).SignedBy(TrustedKeys.Of(Key.Public)));
        Assert.Throws<UnknownKeyException>(() => bundle.SignedBy(TrustedKeys.Of(SigningKey.New("other").Public)));
    }

    [Fact]
    public void A_succession_that_its_old_key_has_not_signed_is_refused()
    {
        var thief = SigningKey.New("thief");
        var note = thief.Sign($"grid key succession\n{Key.Public}\n{thief.Public}\n");
        Assert.Throws<NoteException>(() => KeySuccession.Parse(note));
        Assert.Throws<NoteException>(() => KeySuccession.Parse(
            note with { Signatures = [note.Signatures[0] with { Name = Key.Public.Name, Id = Key.Public.Id }] }));
    }

    private static CheckpointBundle Sign(SigningKey key, long more = 0, params KeySuccession[] chain) =>
        CheckpointBundle.Sign(
            Checkpoint.Of(
                "grid/0011223344556677",
                [.. NoteTests.Lanes().Select(lane => (lane.Lane, lane.Size + more, lane.Root))],
                new(2026, 3, 2, 8, 0, 0, DateTimeKind.Utc)),
            key,
            chain);
}
