using System.Text.RegularExpressions;

namespace Grid.Packs;

/// <summary>How names that outlive a pack must be written.</summary>
internal static partial class Forms
{
    /// <summary><c>sign-off</c></summary>
    [GeneratedRegex(@"\A[a-z0-9]+(-[a-z0-9]+)*\z", RegexOptions.CultureInvariant)]
    public static partial Regex PackName();

    /// <summary><c>area.kebab-case</c>, or the row of a table of sources: <c>SEP-3</c>, <c>T-P12.1</c>.</summary>
    [GeneratedRegex(
        @"\A([a-z][a-z0-9]*(-[a-z0-9]+)*\.[a-z0-9]+(-[a-z0-9]+)*|[A-Z]+-[A-Z]*[0-9]+(\.[0-9]+)?)\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    public static partial Regex RuleId();

    /// <summary><c>JudgmentServedOnLastParty</c>: it is typed before <c>=</c>, and so has no such sign in it.</summary>
    [GeneratedRegex(@"\A[A-Z][A-Za-z0-9]*\z", RegexOptions.CultureInvariant)]
    public static partial Regex EventType();
}
