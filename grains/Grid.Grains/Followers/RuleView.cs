namespace Grid.Grains.Followers;

/// <summary>What a rule means, where it comes from, and what was said of it.</summary>
/// <param name="Id">The rule.</param>
/// <param name="Pack">The pack under which it judges.</param>
/// <param name="Sentence">The sentence for one who breaks it.</param>
internal sealed record RuleView(RuleId Id, PackName? Pack, string Sentence)
{
    /// <summary>What the kind of a rule is called that no pack brings.</summary>
    public const string BuiltIn = "built-in";

    /// <summary>The kind's name in the pack language, or <see cref="BuiltIn"/>.</summary>
    public string Kind { get; init; } = BuiltIn;

    /// <summary>The parameters, by their names in code.</summary>
    public ImmutableArray<(string Name, string Value)> Parameters { get; init; } = [];

    public LegalSource? Source { get; init; }

    /// <summary>Whom to ask.</summary>
    public string? Ask { get; init; }

    public RuleTally Tally { get; init; } = new(Id, Pack);

    /// <summary>The version of the pack that is in force.</summary>
    public PackVersion? Version { get; init; }

    /// <summary>The pack in force.</summary>
    public RulePack? Of { get; init; }
}
