using Grid.Domain.Rules.Organisation;

namespace Grid.Domain.Rules.Accountability;

/// <summary>What an officer is protected from, and who has to see to it.</summary>
/// <param name="Row">Where it stands.</param>
/// <param name="Of">Who is protected.</param>
public sealed record Protection(LawRow Row, ImmutableArray<Bearer> Of)
{
    /// <summary>What must not be done to them.</summary>
    public ImmutableArray<string> Against { get; init; } = [];

    /// <summary>The only reasons for which it may be done all the same.</summary>
    public ImmutableArray<string> Except { get; init; } = [];

    /// <summary>What they may do.</summary>
    public ImmutableArray<string> Rights { get; init; } = [];

    /// <summary>What others must do for them.</summary>
    public ImmutableArray<string> Duties { get; init; } = [];

    /// <summary>Who must.</summary>
    public ImmutableArray<Bearer> By { get; init; } = [];

    /// <summary>
    /// Whether who has put interference on record keeps their seat as long as whoever they recorded has a say in it.
    /// </summary>
    public bool IsOfRecorders { get; init; }

    public ImmutableArray<Limit> Within { get; init; } = [];
}
