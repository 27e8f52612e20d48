using Grid.Packs.Check;

namespace Grid.Packs;

/// <summary>Something wrong with a pack: where it stands, what it is, and how to mend it.</summary>
/// <param name="File">The file, as the pack names it.</param>
/// <param name="Line">The line, from 1; what concerns a whole file stands at its first.</param>
/// <param name="Problem">What is wrong: lower case, no period.</param>
/// <param name="Fix">What to do about it: lower case, no period.</param>
public sealed record PackProblem(string File, int Line, string Problem, string Fix)
{
    /// <summary>The rule of <c>grid pack check</c> that it breaks.</summary>
    public string Rule { get; init; } = CompilerRules.Compiles;

    public override string ToString() => $"{File}:{Line}: {Problem}; {Fix}";
}
