namespace Grid.Simulator.Scenarios;

/// <summary>What goes on while somebody looks: asked as requests, one turn after another.</summary>
internal sealed class PresentScene
{
    /// <summary>How many cases are live at once, at most.</summary>
    public int Cases { get; init; }

    /// <summary>How many steps are taken at once, before the humane pace begins.</summary>
    public int Prelude { get; init; }

    /// <summary>How many officers are suspended at once, at most.</summary>
    public int Suspended { get; init; }

    public TurnShares Turns { get; init; } = new();
}
