namespace Grid.Replay.Reading;

/// <summary>One act of a log. Names of persons are the log's own text.</summary>
/// <param name="Place">Where it stands within its case.</param>
/// <param name="Act">What was done.</param>
/// <param name="At">When, with its offset where the log or the mapping gives one.</param>
public sealed record LogAct(Place Place, string Act, Timestamp At)
{
    /// <summary>Who did it; nothing where the log names nobody.</summary>
    public string? Officer { get; init; }

    /// <summary>Who was to watch over it.</summary>
    public string? Supervisor { get; init; }

    /// <summary>The stage of the case.</summary>
    public string? Stage { get; init; }

    /// <summary>When it was written down.</summary>
    public Timestamp? RecordedAt { get; init; }

    /// <summary>By when it was to be done.</summary>
    public Timestamp? Due { get; init; }

    /// <summary>Whether it is recorded or asked for.</summary>
    public Intent Intent { get; init; } = Intent.Record;

    /// <summary>Whatever else the mapping names.</summary>
    public FactSet Facts { get; init; } = FactSet.None;

    /// <summary>The file it was read from, as it was given.</summary>
    public required string File { get; init; }

    /// <summary>The line its row or event begins on, from 1.</summary>
    public required int Line { get; init; }
}
