using YamlDotNet.Serialization;

namespace Grid.Simulator.Scenarios;

/// <summary>A case in which nobody watches, put there for a grid to find. It stays as it is.</summary>
internal sealed class PlantedCase
{
    [YamlMember(Alias = "planted")]
    public string Name { get; init; } = "";

    /// <summary>How it goes until it stands still.</summary>
    public string Track { get; init; } = "";

    /// <summary>How many steps of the track it has taken by then.</summary>
    public int Steps { get; init; }

    /// <summary>How many days ago it was opened; of one that is asked for, how long ago its term has begun.</summary>
    public int DaysAgo { get; init; }

    public bool WithoutReviewer { get; init; }

    /// <summary>Whether its lead has no supervisor.</summary>
    public bool Unsupervised { get; init; }

    /// <summary>The stage it is in after the last step, in place of the one that the track says.</summary>
    public string? Stage { get; init; }

    /// <summary>Whether it is asked for now; else it is told of.</summary>
    public bool IsRun { get; init; }
}
