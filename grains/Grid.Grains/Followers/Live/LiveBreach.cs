namespace Grid.Grains.Followers.Live;

/// <summary>A breach as it is listed.</summary>
internal sealed class LiveBreach(long number, LiveCase broken, LiveRule rule)
{
    /// <summary>Its place among all breaches, from 1.</summary>
    public long Number => number;

    public LiveCase Case => broken;

    public LiveRule Rule => rule;

    public LivePack? Pack { get; init; }

    public LiveOfficer? Officer { get; init; }

    public string? Act { get; init; }

    public Timestamp At { get; init; }

    public int Sequence { get; init; }

    public bool IsOpen { get; set; } = true;
}
