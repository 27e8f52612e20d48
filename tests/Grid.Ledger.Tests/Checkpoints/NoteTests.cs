using System.Security.Cryptography;
using System.Text;
using Grid.Ledger.Checkpoints;

namespace Grid.Ledger.Tests.Checkpoints;

/// <summary>Signed notes, as others' tools write and read them.</summary>
public sealed class NoteTests
{
    // Made by Go's golang.org/x/mod/sumdb/note, whose documentation shows it.
    private const string PeterKey = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";

    private const string PeterNote = "If you think cryptography is the answer to your problem,\n"
        + "then you don't know what your problem is.\n\n"
        + "\u2014 PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6"
        + "RyyBwJnAM=\n";

    internal static readonly SigningKey Key = SigningKey.Of("grid.example/key", SHA256.HashData("grid"u8));

    [Fact]
    public void A_note_that_another_tool_has_signed_is_read_and_written_again()
    {
        var note = SignedNote.Parse(PeterNote);
        Assert.Equal("PeterNeumann", note.SignedBy([VerifyingKey.Parse(PeterKey)]).Name);
        Assert.Equal(PeterNote, note.ToString());
        Assert.Equal(PeterKey, VerifyingKey.Parse(PeterKey).ToString());
    }

    [Fact]
    public void The_bytes_of_a_checkpoint_are_these_for_ever()
    {
        var lanes = Checkpoint.Of("grid/0011223344556677", Lanes(), new(2026, 3, 2, 8, 0, 0, DateTimeKind.Utc));
        var bundle = CheckpointBundle.Sign(lanes, Key, []);
        Golden.Holds("checkpoint.txt", $"{Key.Public}\n\n{bundle}");
        Assert.Equal(bundle.ToString(), Assert.Single(CheckpointBundle.ParseAll(bundle.ToString())).ToString());
        Assert.Equal(Key.Public, bundle.SignedBy(TrustedKeys.Of(Key.Public)));
    }

    [Fact]
    public void A_note_signed_by_nobody_who_is_known_is_refused_and_the_signer_named()
    {
        var stranger = SigningKey.New("stranger");
        var unknown = Assert.Throws<UnknownKeyException>(() => stranger.Sign("text\n").SignedBy([Key.Public]));
        Assert.Contains($"{stranger.Public.Name}+{stranger.Public.Id:x8}", unknown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_stranger_who_takes_the_name_of_a_key_is_not_that_key()
    {
        var stranger = SigningKey.New(Key.Public.Name);
        Assert.Throws<UnknownKeyException>(() => stranger.Sign("text\n").SignedBy([Key.Public]));
        var forged = stranger.Sign("text\n") with
        {
            Signatures = [stranger.Sign("text\n").Signatures[0] with { Id = Key.Public.Id }],
        };
        Assert.Throws<NoteException>(() => forged.SignedBy([Key.Public]));
    }

    [Fact]
    public void A_further_signature_of_somebody_unknown_does_no_harm()
    {
        var note = Key.Sign("text\n");
        var witness = SigningKey.New("witness").Sign("text\n");
        var both = note with { Signatures = [.. witness.Signatures, .. note.Signatures] };
        Assert.Equal(Key.Public, SignedNote.Parse(both.ToString()).SignedBy([Key.Public]));
    }

    [Fact]
    public void Any_bit_of_a_note_that_is_changed_refuses_it()
    {
        var note = Encoding.UTF8.GetBytes(Key.Sign("one\ntwo\n").ToString());
        Bits.ChangeEach(note, changed => SignedNote.Parse(changed).SignedBy([Key.Public]));
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n")]
    [InlineData("text\n")]
    [InlineData("text\n\n")]
    [InlineData("text\n\n\n")]
    [InlineData("text\n\n- name AAAAAAA=\n")]
    [InlineData("text\n\n\u2014 name\n")]
    [InlineData("text\n\n\u2014 name AAAA\n")]
    [InlineData("text\n\n\u2014 name AAAAAAB=\n")]
    [InlineData("text\n\n\u2014 name x AAAAAAA=\n")]
    [InlineData("te\txt\n\n\u2014 name AAAAAAA=\n")]
    [InlineData("text\n\n\u2014 name AAAAAAA=")]
    public void Garbage_is_no_note(string text) => Assert.Throws<NoteException>(() => SignedNote.Parse(text));

    [Theory]
    [InlineData("")]
    [InlineData("name")]
    [InlineData("name+c74f20a3+AAAA")]
    [InlineData("PeterNeumann+c74f20a4+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW")]
    [InlineData("PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TX")]
    [InlineData("PeterNeumann+c74f20a3+AhPc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW")]
    [InlineData("a b+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW")]
    public void Garbage_is_no_key(string text)
    {
        Assert.Throws<NoteException>(() => VerifyingKey.Parse(text));
        Assert.Throws<NoteException>(() => SigningKey.Parse(text));
    }

    [Fact]
    public void A_private_key_is_read_as_it_was_written() =>
        Assert.Equal(Key.Public, SigningKey.Parse(Key.Reveal()).Public);

    internal static ImmutableArray<(int Lane, long Size, byte[] Root)> Lanes() =>
    [
        (0, 3, SHA256.HashData("zero"u8)), (1, 0, SHA256.HashData([])), (2, 20_852_163, SHA256.HashData("two"u8)),
    ];
}
