namespace Grid.Replay.Reading;

/// <summary>All that a log says, as far as the mapping names it. Nothing has been judged yet.</summary>
/// <param name="Cases">The cases with at least one act, in the order in which the log first speaks of them.</param>
/// <param name="Quarantined">The rows that cannot be used, in the order of files and lines.</param>
/// <param name="Totals">The log in numbers.</param>
public sealed record LogContent(
    ImmutableArray<LogCase> Cases, ImmutableArray<BadRow> Quarantined, LogTotals Totals)
{
    /// <summary>Fields that the mapping names and of which no row has a value: a slip of the pen, mostly.</summary>
    public ImmutableArray<string> FieldsWithoutValue { get; init; } = [];
}
