using Grid.Silo.Ops.Reading;

namespace Grid.Silo.Ops.Coverage;

/// <summary>Something that is blind: what, how often, and where.</summary>
/// <param name="Key">Which it is, as the texts name it.</param>
/// <param name="Count">How many there are.</param>
/// <param name="Href">All of them.</param>
/// <param name="Tone">How loudly it is said.</param>
public sealed record Finding(string Key, long Count, string Href, Tone Tone)
{
    /// <summary>The first few of them.</summary>
    public ImmutableArray<PagePlace> Where { get; init; } = [];
}
