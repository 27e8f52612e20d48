namespace Grid.Domain.Packs;

/// <summary>
/// The published versions of a pack, by the day on which each begins. One that does not say when it ends does so where
/// the next begins; so the order in which they were published does not matter.
/// </summary>
public sealed record PackTimeline(ImmutableArray<PublishedVersion> Versions)
{
    /// <summary>Nothing has been published.</summary>
    public static readonly PackTimeline None = new([]);

    public bool Has(PackVersion version) => Versions.Any(known => known.Version == version);

    /// <summary>The one version that a beginning of its hash means.</summary>
    public PublishedVersion? Named(string beginning) =>
        Versions.Where(known => known.Version.Value.StartsWith(beginning, StringComparison.Ordinal)).ToArray()
            is [var one] ? one : null;

    /// <summary>The version that claims some of the days that another would claim too.</summary>
    /// <param name="added">The other, which is not among them yet.</param>
    /// <param name="replaced">The one that it takes the place of.</param>
    public PublishedVersion? ConflictWith(PublishedVersion added, PackVersion? replaced) =>
        Without(added, replaced).FirstOrDefault(known =>
            // One that says no days would hold for days that somebody has already said.
            added.Effective is null ? replaced is null
            : Begins(known).CompareTo(Begins(added)) switch
            {
                0 => true,
                < 0 => EndsBefore(known, added) is false,
                > 0 => EndsBefore(added, known) is false,
            });

    /// <summary>
    /// The version that an added one would share days with where both were to be the law: of two that say no days,
    /// either would hold for all.
    /// </summary>
    public PublishedVersion? OverlapWith(PublishedVersion added)
    {
        ArgumentNullException.ThrowIfNull(added);
        return ConflictWith(added, null)
            ?? (added.Effective is null ? Versions.FirstOrDefault(known => known.Version != added.Version) : null);
    }

    /// <summary>The same with one more.</summary>
    public PackTimeline With(PublishedVersion added, PackVersion? replaced) =>
        new([.. Without(added, replaced).Append(added).OrderBy(Begins)]);

    /// <summary>The version that judges; nothing where none is in force then.</summary>
    public PublishedVersion? For(PackMoment moment)
    {
        for (var i = Versions.Length - 1; i >= 0; i--)
        {
            if (Versions[i].Effective?.HasBegun(moment.At) != false)
            {
                return Versions[i].Effective?.IsOver(moment.At) == true ? null : Kept(i, moment);
            }
        }

        return null;
    }

    private PublishedVersion Kept(int at, PackMoment moment)
    {
        while (at > 0
            && Versions[at] is { Effective: { } dates, Transition: { } transition }
            && transition.LeavesToOld(dates, moment))
        {
            at--;
        }

        return Versions[at];
    }

    // A version without days takes the place of the last one without days.
    private IEnumerable<PublishedVersion> Without(PublishedVersion added, PackVersion? replaced) =>
        Versions.Where(known => known.Version != added.Version
            && known.Version != replaced
            && (known.Effective is not null || added.Effective is not null));

    private static long Begins(PublishedVersion version) => version.Effective?.From?.LocalTicks ?? long.MinValue;

    // Nothing where it leaves its end to the other.
    private static bool? EndsBefore(PublishedVersion earlier, PublishedVersion later) =>
        earlier.Effective?.Until is { } until ? until.LocalTicks < Begins(later) : null;
}
