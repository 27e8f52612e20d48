using Grid.Ledger.Entries;

namespace Grid.Grains.Followers.Live;

/// <summary>An entry on its way into the views.</summary>
/// <param name="Position">Its place in the lane.</param>
/// <param name="Stream">Its stream.</param>
internal sealed record FollowedEntry(long Position, string Stream)
{
    /// <summary>What it says; nothing where it cannot be believed.</summary>
    public (EntryHeader Header, object Happened)? Content { get; init; }

    /// <summary>Why it cannot be believed.</summary>
    public string? Damage { get; init; }

    /// <summary>The pack that it puts in force, compiled; nothing where that cannot be had.</summary>
    public RulePack? Pack { get; init; }
}
