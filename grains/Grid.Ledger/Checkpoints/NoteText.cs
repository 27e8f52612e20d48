namespace Grid.Ledger.Checkpoints;

/// <summary>Several notes in one text: each is followed by an empty line, and none has one inside its text.</summary>
internal static class NoteText
{
    /// <exception cref="NoteException">The text ends within a note, or holds something else.</exception>
    public static ImmutableArray<SignedNote> Notes(string text)
    {
        var blocks = text.Split("\n\n");
        if (blocks.Length % 2 == 0 || blocks[^1].Length > 0)
        {
            throw new NoteException("it ends within a note, or is none");
        }

        return [.. blocks.SkipLast(1).Chunk(2).Select(pair => SignedNote.Parse($"{pair[0]}\n\n{pair[1]}\n"))];
    }

    public static string Print(IEnumerable<SignedNote> notes) => string.Concat(notes.Select(note => $"{note}\n"));
}
