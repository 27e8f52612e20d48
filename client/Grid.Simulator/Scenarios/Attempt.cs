using YamlDotNet.Serialization;

namespace Grid.Simulator.Scenarios;

/// <summary>Something that is asked and refused, before the step that is in order.</summary>
internal sealed class Attempt
{
    [YamlMember(Alias = "attempt")]
    public string Name { get; init; } = "";

    public int Percent { get; init; }

    /// <summary>The act before which it is tried; also what is tried, where nothing else is named.</summary>
    public string Before { get; init; } = "";

    public string By { get; init; } = "";

    /// <summary>The post in the unit of the case to whom the lead would go.</summary>
    public string? TransfersTo { get; init; }

    public bool Closes { get; init; }
}
