namespace Grid.Replay.Reading;

/// <summary>A row or event that cannot be used. It is set aside; the rows around it are kept.</summary>
/// <param name="File">The file, as it was given.</param>
/// <param name="Line">The line the row begins on, from 1.</param>
/// <param name="Problem">What is wrong, and how to mend it.</param>
public sealed record BadRow(string File, int Line, string Problem)
{
    /// <summary>Whether it says of no time when it happened: it belongs to no day of the log.</summary>
    public bool IsWithoutTime { get; init; }

    public override string ToString() => $"{File}:{Line}: {Problem}";
}
