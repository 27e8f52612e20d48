namespace Grid.Domain.Officers;

/// <summary>How an officer goes.</summary>
[GenerateSerializer, Alias("leaving")]
public enum Leaving
{
    /// <summary>For a time; somebody stands in.</summary>
    Leave = 0,

    /// <summary>For good: another post, another organ, retirement, dismissal.</summary>
    Departure = 1,
}
