namespace Grid.Packs.Check;

/// <summary>A hole in a pack: which rule of the check it breaks, where, what is wrong, how to fix it.</summary>
/// <param name="Rule">The rule of the check.</param>
/// <param name="Weight">How much it weighs.</param>
/// <param name="File">The file, as the pack names it.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Problem">What is wrong: lower case, no period.</param>
public sealed record PackHole(string Rule, HoleWeight Weight, string File, int Line, string Problem)
{
    /// <summary>What to do about it: lower case, no period.</summary>
    public required string Fix { get; init; }

    public override string ToString() =>
        $"{File}:{Line}: {Weight.ToString().ToLowerInvariant()} {Rule}: {Problem}; {Fix}";
}
