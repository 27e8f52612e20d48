namespace Grid.Simulator.Load;

/// <summary>How arrivals are spread over time.</summary>
public enum ArrivalKind
{
    /// <summary>As independent people arrive.</summary>
    Poisson,

    /// <summary>At equal distances.</summary>
    Constant,
}
