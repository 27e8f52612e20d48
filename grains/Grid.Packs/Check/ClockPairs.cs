using Grid.Domain.Clocks;
using Grid.Domain.Rules.Conditions;

namespace Grid.Packs.Check;

/// <summary>Which clocks can run in one case together.</summary>
internal static class ClockPairs
{
    /// <summary>
    /// Whether the procedure of one is, or is a part of, that of the other, and what starts one does not keep the other
    /// from starting. What is no clock can meet any.
    /// </summary>
    public static bool CanMeet(ClockDefinition? one, ClockDefinition? other) =>
        one is null || other is null
        || (IsPartOf(one.Procedure, other.Procedure) && !AreOpposed(one.Start, other.Start));

    private static bool IsPartOf(string? mine, string? theirs) =>
        mine is null || theirs is null || mine == theirs
        || mine.StartsWith(theirs + ".", StringComparison.Ordinal)
        || theirs.StartsWith(mine + ".", StringComparison.Ordinal);

    private static bool AreOpposed(ClockStart one, ClockStart other) =>
        one.When.Any(mine => other.When.Any(theirs =>
            mine.Name == theirs.Name && !mine.Values.Any(theirs.Values.Contains)))
        || Denies(one.If, other.If) || Denies(other.If, one.If) || Excludes(one, other) || Excludes(other, one);

    // One starts where a fact is known to be so, and the other unless it is.
    private static bool Denies(Condition? one, Condition? other) =>
        other is Condition.Not { Part: Condition.Known { Part: Condition.Compare denied } }
        && one is Condition.Compare needed
        && (needed.Fact, needed.How) == (denied.Fact, denied.How) && needed.Values.SequenceEqual(denied.Values);

    private static bool Excludes(ClockStart one, ClockStart other) =>
        one.Unless.Any(exception => exception is [var only] && other.When.Any(needed =>
            needed.Name == only.Name && needed.Values.All(only.Values.Contains)));
}
