namespace Grid.Grains.Followers;

/// <summary>A breach, with what the version of the pack that judged it says.</summary>
internal sealed record BreachDetail(BreachRow Row)
{
    public string? Sentence { get; init; }

    public LegalSource? Source { get; init; }

    /// <summary>Whom to ask.</summary>
    public string? Ask { get; init; }
}
