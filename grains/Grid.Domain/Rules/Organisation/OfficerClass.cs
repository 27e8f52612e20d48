namespace Grid.Domain.Rules.Organisation;

/// <summary>A class of officers.</summary>
/// <param name="Class">Its name in the pack.</param>
public sealed record OfficerClass(string Class)
{
    public string? Title { get; init; }

    /// <summary>The type of organ that its officers are in; nothing where the pack does not say.</summary>
    public string? Organ { get; init; }

    /// <summary>Whether they may decide; nothing where the pack does not say.</summary>
    public DecidingPower? Decides { get; init; }

    /// <summary>
    /// How many live cases one of them answers in at the most before the grid says that it is too much; nothing where
    /// the pack does not say.
    /// </summary>
    public int? CasesMax { get; init; }

    public LegalSource? Source { get; init; }

    public Clocks.Confidence Confidence { get; init; } = Clocks.Confidence.Sure;
}
