namespace Grid.Domain.Procedures;

/// <summary>Where it leads that an organ of another sort receives a case, and what it is to clocks.</summary>
/// <param name="Organ">The sort of organ that receives it.</param>
/// <param name="Procedure">The procedure that the case is in from then on.</param>
/// <param name="Stage">The stage of it.</param>
/// <param name="CountsAs">The act that clocks take it for: nobody has to think of recording it.</param>
public sealed record Receipt(string Organ, string Procedure, string Stage, string CountsAs)
{
    /// <summary>The stage it is received in; any where none is named.</summary>
    public string? From { get; init; }

    /// <summary>
    /// The acts that announce it: where the last act that any receipt of the procedure names is one of another's, the
    /// case was sent for that one.
    /// </summary>
    public ImmutableArray<ActPattern> After { get; init; } = [];

    public LegalSource? Source { get; init; }
}
