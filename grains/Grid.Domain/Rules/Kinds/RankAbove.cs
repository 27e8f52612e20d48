using Grid.Domain.Cases;

namespace Grid.Domain.Rules.Kinds;

/// <summary>
/// Who does one act must stand above who did the other, by the ranks they had then. The latest act of each name counts.
/// </summary>
/// <param name="Upper">The act of the one who must stand above.</param>
/// <param name="Lower">The act of the one who must stand below.</param>
/// <param name="Ranks">The order of ranks.</param>
public sealed record RankAbove(ActPattern Upper, ActPattern Lower, RankTable Ranks) : RuleKind
{
    /// <summary>The fact of an act that holds the rank.</summary>
    public required string Fact { get; init; }

    /// <summary>Whether a missing rank leaves the rule undecidable; else it does not apply.</summary>
    public bool NeedsRank { get; init; }

    public override string Name => "rank-above";

    public override bool IsJudgedAt(string act) => Upper.Matches(act) || Lower.Matches(act);

    public override Verdict Judge(RuleSubject subject)
    {
        if (subject.Find(Upper, Occurrence.Latest) is not { } upper
            || subject.Find(Lower, Occurrence.Latest) is not { } lower)
        {
            return Verdict.Inapplicable;
        }

        return (StepOf(upper), StepOf(lower)) switch
        {
            ({ } above, { } below) => Verdict.When(above > below, upper.Officer),
            (null, _) => MissingAt(upper),
            _ => MissingAt(lower),
        };
    }

    private Verdict MissingAt(ActOnRecord act) => Missing(
        NeedsRank,
        act.Officer is { } officer ? $"the `{Fact}` of {officer} at `{act.Act}`" : $"the `{Fact}` at `{act.Act}`",
        act.Officer);

    private int? StepOf(ActOnRecord act) => Ranks.StepOf(act.Facts[Fact]);
}
