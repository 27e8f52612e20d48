namespace Grid.Domain.Rules.Organisation;

/// <summary>A place in an organ that an officer holds, and what comes with it.</summary>
/// <param name="Post">Its name in the pack.</param>
public sealed record PostEntry(string Post)
{
    public string? Title { get; init; }

    /// <summary>The type of organ that it is in.</summary>
    public string? Organ { get; init; }

    /// <summary>The subdivision that it is in, where it is always the same.</summary>
    public string? Unit { get; init; }

    /// <summary>The levels of the organ that have it; all where none is named.</summary>
    public ImmutableArray<string> Levels { get; init; } = [];

    /// <summary>The classes of officers who may hold it; any where none is named.</summary>
    public ImmutableArray<string> Classes { get; init; } = [];

    public ImmutableArray<Power> Powers { get; init; } = [];

    /// <summary>Who supervises its holder: a slot, another post, or the oversight authority.</summary>
    public ImmutableArray<Bearer> SupervisedBy { get; init; } = [];

    public LegalSource? Source { get; init; }

    public Clocks.Confidence Confidence { get; init; } = Clocks.Confidence.Sure;
}
