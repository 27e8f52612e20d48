namespace Grid.Domain.Packs;

/// <summary>What decides which version of a pack judges.</summary>
/// <param name="At">When what is judged happened.</param>
/// <param name="OpenedAt">When its case was opened; nothing outside a case, or while it is being opened.</param>
/// <param name="Kind">The kind of the case.</param>
public readonly record struct PackMoment(Timestamp At, Timestamp? OpenedAt = null, string? Kind = null)
{
    /// <summary>
    /// When it is put on record: the law of that time says whether that of <see cref="At"/> measures it. Nothing where
    /// the version of a time itself is asked for.
    /// </summary>
    public Timestamp? RecordedAt { get; init; }
}
