namespace Grid.Domain.Packs;

/// <summary>Everything that bears on a publication.</summary>
public sealed record PackQuestion(PackState State, PackVersion Version, PackFacts Facts)
{
    /// <summary>The version that it says it replaces.</summary>
    public PublishedVersion? Replaced =>
        Facts.Publication.Replaces is { } named ? State.Timeline.Named(named) : null;

    /// <summary>The version that is the law on some of the same days.</summary>
    public PublishedVersion? Conflict =>
        State.Timeline.ConflictWith(Facts.Publication.As(Version), Replaced?.Version);
}
