namespace Grid.Simulator.Load;

/// <summary>Cases of one kind: who answers for them, and what is done in them.</summary>
public sealed record CaseKind
{
    /// <summary>What it is called.</summary>
    public string Case { get; init; } = "";

    /// <summary>The kind, as the pack lists it.</summary>
    public string Kind { get; init; } = "";

    /// <summary>How many begin, compared with the others.</summary>
    public double Weight { get; init; }

    /// <summary>How many acts one has until it can be closed.</summary>
    public int Acts { get; init; } = 1;

    /// <summary>The kind of the officer who answers; who leads the officer's unit reviews.</summary>
    public string Lead { get; init; } = "";

    public string? Stage { get; init; }

    /// <summary>The acts that are done, one after another and from the first again.</summary>
    public List<string> Course { get; init; } = [];

    /// <summary>The acts that come last.</summary>
    public List<string> End { get; init; } = [];
}
