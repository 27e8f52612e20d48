using YamlDotNet.Serialization;

namespace Grid.Simulator.Scenarios;

/// <summary>How cases of one sort go, from their opening to their end.</summary>
internal sealed class Track
{
    [YamlMember(Alias = "track")]
    public string Name { get; init; } = "";

    public string Kind { get; init; } = "";

    /// <summary>How often it is taken, compared with the others.</summary>
    public int Weight { get; init; } = 1;

    /// <summary>The units, as <c>ORGAN/UNIT</c>, where such cases begin.</summary>
    public List<string> Units { get; init; } = [];

    /// <summary>
    /// The post of whoever opens it; where it is also the lead's, they are one officer. Who leads the unit reviews.
    /// </summary>
    public string Opener { get; init; } = "";

    public string Lead { get; init; } = "";

    public string Stage { get; init; } = "";

    public List<TrackStep> Steps { get; init; } = [];

    public bool Has(string act) => Steps.Exists(step => step.Act == act);
}
