namespace Grid.Packs.Diff;

/// <summary>A row that is new, gone, or not what it was.</summary>
/// <param name="Section">The part of the pack it stands in.</param>
/// <param name="Row">Its id, or what it is about.</param>
/// <param name="Kind">What happened to it.</param>
public sealed record RowChange(string Section, string Row, ChangeKind Kind)
{
    public string? Title { get; init; }

    public LimitShift Shift { get; init; }

    /// <summary>Field by field, where it was changed.</summary>
    public ImmutableArray<FieldChange> Fields { get; init; } = [];
}
