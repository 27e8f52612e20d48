using System.Globalization;
using System.Text;

namespace Grid.Ledger.Checkpoints;

/// <summary>
/// That one entry stands in a signed checkpoint, as C2SP's <c>tlog-proof</c> writes it. Its extra line bears the entry,
/// and behind a line feed the notes by which keys have handed on.
/// </summary>
internal sealed record EntryProof
{
    private const string Title = "c2sp.org/tlog-proof@v1";

    /// <summary>The bytes of the entry.</summary>
    public required byte[] Entry { get; init; }

    public required long Position { get; init; }

    /// <summary>The hashes from the leaf upwards.</summary>
    public required ImmutableArray<byte[]> Path { get; init; }

    /// <summary>The checkpoint as it was signed.</summary>
    public required SignedNote Note { get; init; }

    public ImmutableArray<KeySuccession> Successions { get; init; } = [];

    public Checkpoint Checkpoint => Checkpoint.Parse(Note.Text);

    public byte[] Hash => HashChain.HashOf(Entry);

    /// <exception cref="NoteException">The text is no proof.</exception>
    public static EntryProof Parse(string text)
    {
        var split = text.IndexOf("\n\n", StringComparison.Ordinal);
        if (split < 0
            || text[..split].Split('\n') is not [Title, var extra, var index, .. var path]
            || !extra.StartsWith("extra ", StringComparison.Ordinal)
            || Base64Text.Read(extra["extra ".Length..]) is not { } bytes
            || !index.StartsWith("index ", StringComparison.Ordinal)
            || !long.TryParse(
                index["index ".Length..], NumberStyles.None, CultureInfo.InvariantCulture, out var position))
        {
            throw new NoteException("it is no proof of an entry");
        }

        var end = Array.IndexOf(bytes, (byte)'\n');
        var proof = new EntryProof
        {
            Entry = end < 0 ? bytes : bytes[..end],
            Successions = end < 0 ? [] : [.. NoteText.Notes(TextOf(bytes[(end + 1)..])).Select(KeySuccession.Parse)],
            Position = position,
            Path = [.. path.Select(HashIn)],
            Note = SignedNote.Parse(text[(split + 2)..]),
        };
        return proof.ToString() == text
            ? proof
            : throw new NoteException("it is no proof of an entry: it could not have been written so");
    }

    /// <summary>Whose signature proves it.</summary>
    /// <exception cref="NoteException">It proves nothing: something in it was changed.</exception>
    /// <exception cref="UnknownKeyException">Nobody who is trusted has signed.</exception>
    public VerifyingKey Check(TrustedKeys trusted)
    {
        var key = Note.SignedBy(trusted.With(Successions));
        var checkpoint = Checkpoint;
        CheckSuccessions(key);
        return MerkleCheck.Includes((checkpoint.Size, checkpoint.Root), Position, Hash, Path)
            ? key
            : throw new NoteException(
                $"the entry does not stand at position {Position} of the tree that was signed: something was changed");
    }

    public override string ToString()
    {
        var notes = Successions.IsEmpty ? "" : "\n" + NoteText.Print(Successions.Select(one => one.Note));
        var extra = Convert.ToBase64String([.. Entry, .. Encoding.UTF8.GetBytes(notes)]);
        var proof = new StringBuilder($"{Title}\nextra {extra}\n")
            .Append(CultureInfo.InvariantCulture, $"index {Position}\n");
        foreach (var hash in Path)
        {
            proof.Append(Convert.ToBase64String(hash)).Append('\n');
        }

        return proof.Append('\n').Append(Note).ToString();
    }

    // Also where the newest key is trusted as it is: a proof says nothing that is not so.
    private void CheckSuccessions(VerifyingKey key)
    {
        var isChain = Successions.IsEmpty || (Successions[^1].To.Equals(key)
            && Successions.Zip(Successions.Skip(1)).All(pair => pair.First.To.Equals(pair.Second.From)));
        if (!isChain || Note.Signatures.Length != 1)
        {
            throw new NoteException("its keys do not lead to the one that signed");
        }
    }

    private static byte[] HashIn(string line) => Base64Text.Read(line) is { Length: HashChain.HashSize } hash
        ? hash
        : throw new NoteException($"`{line}` is no hash");

    private static string TextOf(byte[] bytes)
    {
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            throw new NoteException("it is no proof of an entry: its keys are no text");
        }
    }
}
