namespace Grid.Replay.Reading;

/// <summary>The lines that seem to make one row of a CSV file, and its fields.</summary>
/// <param name="Lines">The lines: one, or more where a quoted value goes over line breaks.</param>
/// <param name="Fields">The fields; nothing where the quotation marks do not match.</param>
internal sealed record CsvRecord(IReadOnlyList<TextLine> Lines, string[]? Fields)
{
    public int Line => Lines[0].Number;

    public bool IsUtf8 => Lines.All(line => line.IsUtf8);

    /// <summary>The fields as the first line alone gives them away: a guess, good enough to tell the case.</summary>
    public string[] Guess => Lines.Count == 1 && Fields is not null ? Fields : Lines[0].Bare.Split(',');
}
