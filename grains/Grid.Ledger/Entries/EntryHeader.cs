namespace Grid.Ledger.Entries;

/// <summary>
/// Everything an entry says about its event: where it stands, who asked for it, and on what it relied.
/// </summary>
internal sealed record EntryHeader
{
    /// <summary>What <see cref="Previous"/> is in the first entry of a stream.</summary>
    public static readonly string NoPrevious = new('0', 64);

    public required string Stream { get; init; }

    /// <summary>The place in the stream, from 1.</summary>
    public required int Sequence { get; init; }

    /// <summary>The alias of the event.</summary>
    public required string Type { get; init; }

    /// <summary>Which entry of its command this is, from 1, and of how many.</summary>
    public required (int Number, int Of) Part { get; init; }

    /// <summary>When it happened, as given; nothing where nobody said.</summary>
    public Timestamp? At { get; init; }

    /// <summary>When the grid wrote it down: UTC, never earlier than the entry before.</summary>
    public required Timestamp RecordedAt { get; init; }

    public required AskerId By { get; init; }

    public required Intent Intent { get; init; }

    public required CommandId Command { get; init; }

    /// <summary>SHA-256 of the canonical command, lower-case hex.</summary>
    public required string CommandDigest { get; init; }

    /// <summary>The version of the pack that judged it; nothing for streams that no pack judges.</summary>
    public PackVersion? Pack { get; init; }

    /// <summary>The streams that the decision looked at, each with the sequence it saw; 0 for an empty one.</summary>
    public ImmutableSortedDictionary<string, int> Relied { get; init; } = NothingRelied;

    /// <summary>The hash of the entry before it in the stream, lower-case hex.</summary>
    public required string Previous { get; init; }

    public static ImmutableSortedDictionary<string, int> NothingRelied { get; } =
        ImmutableSortedDictionary.Create<string, int>(StringComparer.Ordinal);

    /// <summary>When it took effect: when it happened, or when the grid learned of it.</summary>
    public Timestamp EffectiveAt => At ?? RecordedAt;
}
