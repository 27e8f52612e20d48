namespace Grid.Ledger;

/// <summary>The entries of one command or of several to one stream, all to be written or none.</summary>
/// <param name="Stream">The stream they belong to.</param>
/// <param name="Expected">The head they follow; another one means that somebody else wrote first.</param>
/// <param name="Entries">At least one entry.</param>
internal sealed record AppendRequest(string Stream, StreamHead Expected, ImmutableArray<PendingEntry> Entries)
{
    /// <summary>The streams that the decision looked at, each with the sequence it saw.</summary>
    public ImmutableSortedDictionary<string, int> Relied { get; init; } = EntryHeader.NothingRelied;

    /// <summary>Personal texts for the side table.</summary>
    public ImmutableArray<PersonalText> Texts { get; init; } = [];

    /// <summary>The content of a pack that the entries publish.</summary>
    public (PackVersion Version, string Content)? Pack { get; init; }

    /// <summary>Whether traces do not name the stream.</summary>
    public bool IsUnnamed { get; init; }

    /// <summary>Whether decisions of others may rely on this stream, so that they and it exclude each other.</summary>
    public bool IsReliedOn => !Stream.StartsWith(CaseId.Prefix, StringComparison.Ordinal);
}
