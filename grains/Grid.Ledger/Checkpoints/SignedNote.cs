using System.Buffers.Binary;
using System.Text;

namespace Grid.Ledger.Checkpoints;

/// <summary>A text and who has signed it, as C2SP's <c>signed-note</c> writes it.</summary>
/// <param name="Text">The text, with the line feed at its end.</param>
/// <param name="Signatures">The signatures, in the order they stand.</param>
internal sealed record SignedNote(string Text, ImmutableArray<NoteSignature> Signatures)
{
    private const string Dash = "\u2014 ";
    private const int SignaturesMax = 64;

    /// <exception cref="NoteException">The text is no signed note.</exception>
    public static SignedNote Parse(string note)
    {
        var split = note.LastIndexOf("\n\n", StringComparison.Ordinal);
        if (split < 1 || split + 3 > note.Length || !note.EndsWith('\n')
            || note.Any(letter => letter < ' ' && letter != '\n'))
        {
            throw new NoteException("it is no signed note: a text, an empty line, and signatures are expected");
        }

        var lines = note[(split + 2)..^1].Split('\n');
        return lines.Length <= SignaturesMax
            ? new(note[..(split + 1)], [.. lines.Select(SignatureIn)])
            : throw new NoteException("it bears more signatures than anybody needs");
    }

    /// <summary>The key among these that has signed it.</summary>
    /// <exception cref="NoteException">None has, or the signature of one does not fit.</exception>
    public VerifyingKey SignedBy(IEnumerable<VerifyingKey> known)
    {
        var keys = known.ToList();
        var text = Encoding.UTF8.GetBytes(Text);
        VerifyingKey? found = null;
        foreach (var signature in Signatures)
        {
            foreach (var key in keys.Where(key => key.Name == signature.Name && key.Id == signature.Id))
            {
                found = key.Verify(text, signature.Bytes)
                    ? found ?? key
                    : throw new NoteException($"the signature of {key.Name} does not fit: something was changed");
            }
        }

        return found ?? throw new UnknownKeyException(
            $"it is signed by {string.Join(", ", Signatures.Select(one => $"{one.Name}+{one.Id:x8}"))}, "
            + "which is no key that was named as trusted");
    }

    public override string ToString()
    {
        var note = new StringBuilder(Text).Append('\n');
        Span<byte> id = stackalloc byte[4];
        foreach (var signature in Signatures)
        {
            BinaryPrimitives.WriteUInt32BigEndian(id, signature.Id);
            note.Append(Dash).Append(signature.Name).Append(' ')
                .Append(Convert.ToBase64String([.. id, .. signature.Bytes])).Append('\n');
        }

        return note.ToString();
    }

    private static NoteSignature SignatureIn(string line)
    {
        var parts = line.StartsWith(Dash, StringComparison.Ordinal) ? line[Dash.Length..].Split(' ') : [];
        return parts is [{ Length: > 0 } name, var text] && Base64Text.Read(text) is { Length: > 4 } bytes
            ? new(name, BinaryPrimitives.ReadUInt32BigEndian(bytes), bytes[4..])
            : throw new NoteException($"`{line}` is no signature line");
    }
}
