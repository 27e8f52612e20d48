namespace Grid.Simulator.Load;

/// <summary>How often what is asked, compared with the others.</summary>
public sealed record CommandShares
{
    public double Open { get; init; }

    public double Act { get; init; } = 1;

    public double Transfer { get; init; }

    public double Suspend { get; init; }

    public double Reinstate { get; init; }

    public double Close { get; init; }
}
