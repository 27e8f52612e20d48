namespace Grid.Simulator.Scenarios;

/// <summary>Of a thousand turns, how many do what; the rest move a case one step on.</summary>
internal sealed class TurnShares
{
    public int Open { get; init; }

    public int Transfer { get; init; }

    public int Suspend { get; init; }

    public int Reinstate { get; init; }
}
