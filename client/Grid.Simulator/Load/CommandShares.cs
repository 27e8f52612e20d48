namespace Grid.Simulator.Load;

/// <summary>How often what is asked, compared with the others.</summary>
public sealed record CommandShares
{
    public double Open { get; init; }

    public double Act { get; init; } = 1;

    /// <summary>
    /// Acts by leads of whom a suspension was asked for: to be refused where it came first, and to be done where not.
    /// </summary>
    public double ActAway { get; init; }

    public double Transfer { get; init; }

    public double Suspend { get; init; }

    public double Reinstate { get; init; }

    public double Close { get; init; }
}
