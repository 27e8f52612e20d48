namespace Grid.Ledger.Samples;

/// <summary>How the facts are called that tell of a sample: as a pack calls them where it says nothing else.</summary>
internal sealed record SampleWords
{
    /// <summary>What the facts begin with that list what is drawn from.</summary>
    public string Listed { get; init; } = "listed";

    /// <summary>What the facts begin with that say what was drawn.</summary>
    public string Drawn { get; init; } = "drawn";

    public string Seed { get; init; } = "seed";

    /// <summary>What binds somebody to a seed.</summary>
    public string Commitment { get; init; } = "commitment";

    /// <summary>From when on a case had to be closed; else from the draw before in the same case.</summary>
    public string Since { get; init; } = "since";

    /// <summary>Until when; else until the draw.</summary>
    public string Until { get; init; } = "until";

    /// <summary>The unit, with all below it; else the one of the case in which it was drawn.</summary>
    public string Unit { get; init; } = "unit";

    /// <summary>The kind of cases; else every one.</summary>
    public string Kind { get; init; } = "kind";

    /// <summary>Whether facts are those of a draw.</summary>
    public bool IsDraw(FactSet facts) => facts[Seed] is not null && !Under(Listed, facts).IsEmpty;

    /// <summary>A time that a fact tells; nothing where there is none.</summary>
    public static Timestamp? Time(FactSet facts, string name) =>
        facts[name] is { } text && Timestamp.TryParse(text, out var at) ? at : null;

    /// <summary>The facts that begin so, without the beginning.</summary>
    public static ImmutableArray<Fact> Under(string prefix, FactSet facts) =>
    [
        .. from fact in facts.Items
           where fact.Name.Length > prefix.Length + 1 && fact.Name[prefix.Length] == '.'
               && fact.Name.StartsWith(prefix, StringComparison.Ordinal)
           select new Fact(fact.Name[(prefix.Length + 1)..], fact.Value),
    ];
}
