using Grid.Domain.Rules.Decisions;

namespace Grid.Domain.Rules.Kinds;

/// <summary>
/// A decision must have come about as its pattern says: by one officer alone, through a chain of hands, or by the votes
/// of a panel or committee.
/// </summary>
public sealed record DecisionMade(DecisionPattern Pattern) : RuleKind
{
    public override string Name => "decision";

    public override RuleScope Scope => RuleScope.Act;

    public override bool IsJudgedAt(string act) => Pattern.Concerns(act);

    public override Verdict Judge(RuleSubject subject) => Pattern.Judge(subject);
}
