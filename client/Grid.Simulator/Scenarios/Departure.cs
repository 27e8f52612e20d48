using YamlDotNet.Serialization;

namespace Grid.Simulator.Scenarios;

/// <summary>Something that goes wrong in a case, and is told rather than asked.</summary>
internal sealed class Departure
{
    [YamlMember(Alias = "departure")]
    public string Name { get; init; } = "";

    /// <summary>In how many of a hundred cases that could have it.</summary>
    public int Percent { get; init; }

    /// <summary>The act that goes wrong.</summary>
    public string? Act { get; init; }

    /// <summary>Who does it instead.</summary>
    public string? By { get; init; }

    /// <summary>Whether nobody is named for it.</summary>
    public bool Unnamed { get; init; }

    /// <summary>Whether nothing is known of who does it.</summary>
    public bool WithoutFacts { get; init; }

    /// <summary>How many hours later than usual it comes.</summary>
    public int LateHours { get; init; }

    /// <summary>The act that does not happen.</summary>
    public string? Skips { get; init; }

    public bool WithoutReviewer { get; init; }

    public bool WithoutLimit { get; init; }

    /// <summary>In how many days the case is to be decided, in place of the usual.</summary>
    public int? LimitDays { get; init; }

    /// <summary>What is told of afterwards because nobody would get leave for it: acts, or <c>close</c>.</summary>
    public List<string> Told { get; init; } = [];

    /// <summary>Whether it can only be told of, because asked for now it could not come about.</summary>
    public bool PastOnly { get; init; }

    /// <summary>Whether a case that goes this way could have it.</summary>
    public bool FitsInto(Track track) => (Act ?? Skips) is not { } act || track.Has(act);
}
