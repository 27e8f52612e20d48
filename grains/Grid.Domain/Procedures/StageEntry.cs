namespace Grid.Domain.Procedures;

/// <summary>A stage of a procedure.</summary>
public sealed record StageEntry(string Name)
{
    public string? Title { get; init; }

    /// <summary>The slot that answers for the stage; it must be held.</summary>
    public Slot? Holder { get; init; }

    /// <summary>Further slots that must be held while the case is in the stage.</summary>
    public ImmutableArray<Slot> Slots { get; init; } = [];

    /// <summary>
    /// The acts that the stage allows; all where none is named, but a closing stage allows those alone that it names.
    /// </summary>
    public ImmutableArray<ActPattern> Acts { get; init; } = [];

    /// <summary>Whether a case may be closed in it.</summary>
    public bool IsClosing { get; init; }
}
