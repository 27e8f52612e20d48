namespace Grid.Packs.Tests;

/// <summary>What befell the clock of a case.</summary>
internal sealed class DeadlineCaseEvent
{
    public string Type { get; set; } = "";

    public string At { get; set; } = "";

    public string? Until { get; set; }

    public string? By { get; set; }

    /// <summary>Whether findings were put on record with it.</summary>
    public bool? Findings { get; set; }

    /// <summary>What else is told of it: the ground of an extension.</summary>
    public Dictionary<string, string> Facts { get; set; } = [];
}
