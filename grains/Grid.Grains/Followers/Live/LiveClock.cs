namespace Grid.Grains.Followers.Live;

/// <summary>A clock of a live case that somebody must see to.</summary>
/// <param name="Id">The clock, as the pack names it.</param>
/// <param name="Due">When it is due, in ticks of UTC.</param>
/// <param name="IsOverdue">Whether that has passed.</param>
internal readonly record struct LiveClock(string Id, long Due, bool IsOverdue);
