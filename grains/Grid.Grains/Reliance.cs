using Grid.Ledger.Entries;

namespace Grid.Grains;

/// <summary>What a decision was made on, as far as it goes into its entries.</summary>
/// <param name="Now">The clock of the decision; it becomes the time of recording.</param>
/// <param name="Streams">The streams that were looked at, each with the sequence that was seen.</param>
internal sealed record Reliance(Timestamp Now, ImmutableSortedDictionary<string, int> Streams)
{
    /// <summary>The version of the pack that judged; nothing where none did.</summary>
    public PackVersion? Pack { get; init; }

    /// <summary>The personal texts of the command.</summary>
    public ImmutableArray<PersonalText> Texts { get; init; } = [];

    /// <summary>The content of a pack that is being published.</summary>
    public (PackVersion Version, string Content)? Content { get; init; }

    /// <summary>
    /// Whether what was remembered, rather than asked, is still so. An append finds out by itself; an answer that
    /// writes nothing must ask.
    /// </summary>
    public Func<Task<bool>> StillHolds { get; init; } = static () => Task.FromResult(true);

    /// <summary>
    /// Told the stream that has moved since it was looked at, so that what is remembered of it is looked at again.
    /// </summary>
    public Action<string> Forget { get; init; } = static _ => { };

    /// <summary>A decision that looked at nothing but its own stream.</summary>
    public static Reliance OnNothing(Timestamp now) => new(now, EntryHeader.NothingRelied);
}
