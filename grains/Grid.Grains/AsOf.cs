namespace Grid.Grains;

/// <summary>Which entries a question about the past takes into account.</summary>
/// <param name="At">The instant that is asked for.</param>
/// <param name="Known">By when it must have been known.</param>
internal readonly record struct AsOf(Timestamp At, Timestamp Known)
{
    /// <summary>Whether an entry counts. A time without an offset is taken as UTC: each has its place.</summary>
    public bool Takes(Timestamp recordedAt, Timestamp effectiveAt) =>
        recordedAt.AsUtc <= Known.AsUtc && effectiveAt.AsUtc <= At.AsUtc;

    public static Timestamp InUtc(Timestamp at) => new(at.AsUtc, 0);
}
