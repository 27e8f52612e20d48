using System.Text.Json;
using Grid.Grains.Followers.Live;
using Grid.Ledger.Entries;

namespace Grid.Grains.Followers.Bursts;

/// <summary>A deed that a pack may count.</summary>
/// <param name="Header">What its entry says about it.</param>
/// <param name="Officer">Whose it is.</param>
/// <param name="Act">The act; nothing where a case ended.</param>
internal readonly record struct CountedDeed(EntryHeader Header, OfficerId Officer, string? Act)
{
    private static readonly string Recorded = EventTypes.AliasOf(typeof(CaseEvent.ActRecorded));
    private static readonly string Closed = EventTypes.AliasOf(typeof(CaseEvent.Closed));

    /// <summary>The types of the entries that tell of one.</summary>
    public static ImmutableArray<string> Types { get; } = [Recorded, Closed];

    /// <summary>The deed that an entry tells of; nothing where it tells of none, or nobody knows whose it is.</summary>
    public static CountedDeed? In(EntryHeader header, object happened) => happened switch
    {
        CaseEvent.ActRecorded { IsVoidPending: false } act when (act.Officer ?? header.By.Officer) is { } officer =>
            new(header, officer, act.Act),
        CaseEvent.Closed closed when (header.By.Officer ?? closed.CountsFor) is { } officer =>
            new(header, officer, null),
        _ => null,
    };

    /// <summary>The same of one that was read; what is damaged counts for nobody.</summary>
    /// <param name="stored">The entry.</param>
    /// <param name="mayCount">Whether a pack may count it; of what none does the header alone is read.</param>
    public static CountedDeed? In(StoredEntry stored, Func<PackVersion, bool> mayCount) =>
        Types.Contains(stored.Type) && IsOfPack(stored, mayCount)
        && FollowedEntry.Of(stored).Content is var (header, happened)
            ? In(header, happened)
            : null;

    private static bool IsOfPack(StoredEntry stored, Func<PackVersion, bool> mayCount)
    {
        try
        {
            return EntryCodec.Decode(stored.Body).Header.Pack is { } pack && mayCount(pack);
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
