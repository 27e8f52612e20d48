namespace Grid.Simulator.Planning;

/// <summary>Times as they are told: to the minute, with their offset.</summary>
internal static class Times
{
    public static Timestamp Of(DateTimeOffset at) =>
        new(at.Ticks - (at.Ticks % TimeSpan.TicksPerMinute), at.TotalOffsetMinutes);
}
