namespace Grid.Packs.Tests;

/// <summary>What befell the clock of a case.</summary>
internal sealed class DeadlineCaseEvent
{
    public string Type { get; set; } = "";

    public string At { get; set; } = "";

    public string? Until { get; set; }

    public string? By { get; set; }

    public bool? Findings { get; set; }
}
