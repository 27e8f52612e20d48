namespace Grid.Simulator.Scenarios;

/// <summary>A post in a unit, and how many officers hold it.</summary>
internal sealed class PostPlan
{
    public string Post { get; init; } = "";

    public string Class { get; init; } = "";

    /// <summary>The grades that officers of the post may have.</summary>
    public List<string> Grades { get; init; } = [];

    public int Count { get; init; } = 1;

    public List<string> Powers { get; init; } = [];

    /// <summary>The kinds of case in which they have the powers; all where none is named.</summary>
    public List<string> Kinds { get; init; } = [];
}
