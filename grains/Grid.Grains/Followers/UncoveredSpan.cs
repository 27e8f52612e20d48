namespace Grid.Grains.Followers;

/// <summary>A time in which nobody answered in a slot in which somebody has to.</summary>
internal sealed record UncoveredSpan(Slot Slot, Timestamp From, Timestamp To)
{
    /// <summary>How long that was, to the second; a part of one counts as one.</summary>
    public long Seconds => (To.AsUtc - From.AsUtc + TimeSpan.TicksPerSecond - 1) / TimeSpan.TicksPerSecond;
}
