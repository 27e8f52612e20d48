namespace Grid.Domain.Rules.Supervision;

/// <summary>One thing that a supervisor may do.</summary>
public sealed record SupervisionAct(string Act)
{
    /// <summary>How often in one case; without bound where nothing is said.</summary>
    public int? Times { get; init; }

    /// <summary>What to do instead once that is used up.</summary>
    public ImmutableArray<string> Then { get; init; } = [];

    /// <summary>What the catalogue of acts calls it, for logs that tell of it, clocks and procedures.</summary>
    public string? KnownAs { get; init; }
}
