namespace Grid.Ledger.Checkpoints;

/// <summary>A key has handed on to the next, signed by the old one: whoever trusts it may trust the next.</summary>
/// <param name="From">The old key.</param>
/// <param name="To">The new one.</param>
/// <param name="Note">The note that says so.</param>
internal sealed record KeySuccession(VerifyingKey From, VerifyingKey To, SignedNote Note)
{
    private const string Title = "grid key succession";

    /// <summary>Hands on to a new key.</summary>
    public static KeySuccession Of(SigningKey from, VerifyingKey to) =>
        new(from.Public, to, from.Sign($"{Title}\n{from.Public}\n{to}\n"));

    /// <summary>Whether a note is of this kind.</summary>
    public static bool IsIn(SignedNote note) => note.Text.StartsWith(Title + "\n", StringComparison.Ordinal);

    /// <exception cref="NoteException">It is no succession, or not signed by the key that it hands on from.</exception>
    public static KeySuccession Parse(SignedNote note)
    {
        if (note.Text.Split('\n') is not [Title, var from, var to, ""] || note.Signatures.Length != 1)
        {
            throw new NoteException("it is no succession of keys");
        }

        var old = VerifyingKey.Parse(from);
        try
        {
            note.SignedBy([old]);
        }
        catch (UnknownKeyException)
        {
            throw new NoteException($"the succession of {old.Name} is not signed by its old key");
        }

        return new(old, VerifyingKey.Parse(to), note);
    }

    public override string ToString() => Note.ToString();
}
