namespace Grid.Grains.Followers.Histories;

/// <summary>Something that changed at a time, told by an entry.</summary>
/// <param name="At">When it took effect.</param>
/// <param name="Sequence">The entry.</param>
/// <param name="IsOpening">Whether the opening of the case told it; that comes before all else.</param>
/// <param name="What">What changed.</param>
internal sealed record TimeMark<T>(Timestamp At, int Sequence, bool IsOpening, T What);
