using Grid.Domain.Cases;
using Grid.Domain.Procedures;
using Grid.Domain.Rules.Conditions;

namespace Grid.Domain.Rules.Kinds;

/// <summary>
/// An act asks for an approval that came before it, by one who is competent for the question. An approval by one who is
/// not is itself refused, and one that is told of all the same waits void and approves nothing.
/// </summary>
/// <param name="Acts">The acts that need approval.</param>
/// <param name="Approvals">The acts that approve.</param>
public sealed record NeedsApproval(ImmutableArray<ActPattern> Acts, ImmutableArray<ActPattern> Approvals) : RuleKind
{
    /// <summary>Who may approve: the first whose question it is. Anybody where nothing is said.</summary>
    public ImmutableArray<Competence> By { get; init; } = [];

    /// <summary>The facts by which an act needs approval; it always does where none is named.</summary>
    public ImmutableArray<FactMatch> When { get; init; } = [];

    /// <summary>
    /// What must hold for an act to need approval, by its facts or else those of the case; where nobody knows, it needs
    /// none.
    /// </summary>
    public Condition? If { get; init; }

    /// <summary>Conditions each of which does away with the need.</summary>
    public ImmutableArray<ImmutableArray<FactMatch>> Unless { get; init; } = [];

    /// <summary>The facts that an approval and what it approves have in common.</summary>
    public ImmutableArray<string> Same { get; init; } = [];

    /// <summary>
    /// The stages in which an act needs approval, and in which it is approved; all where none is named.
    /// </summary>
    public ImmutableArray<StagePattern> Stages { get; init; } = [];

    /// <summary>Facts of an act without which nothing can be said, and not merely that it needs no approval.</summary>
    public ImmutableArray<string> Needs { get; init; } = [];

    /// <summary>Whether nobody approves their own act.</summary>
    public bool IsByAnother { get; init; }

    /// <summary>Whether an approval serves one act, and the next needs its own.</summary>
    public bool IsForEach { get; init; }

    /// <summary>Acts before which nothing approves what comes after them.</summary>
    public ImmutableArray<ActPattern> Anew { get; init; } = [];

    /// <summary>Whether what lacks it stands all the same: it is a breach, and no want of power.</summary>
    public bool IsFormal { get; init; }

    public override string Name => "needs-approval";

    public override RuleScope Scope => RuleScope.Act;

    public override RuleConcern Concern => IsFormal ? RuleConcern.Law : RuleConcern.Authority;

    public override bool IsJudgedAt(string act) => Any(Acts, act) || Any(Approvals, act);

    public override Verdict Judge(RuleSubject subject)
    {
        Debug.Assert(subject.Act is not null, "a rule on single acts is judged at an act only");
        var act = subject.Act;
        return !IsWithin(act) ? Verdict.Inapplicable
            : Any(Approvals, act.Act) ? JudgeApproval(subject, act)
            : Missing(act) is { } missing ? new Verdict.Undecidable($"the fact `act.{missing}`", act.Officer)
            : FactMatch.AllHold(When, act.Facts) && !FactMatch.AnyHolds(Unless, act.Facts)
                && (If is null || If.Holds(subject.FactOf) is true)
                ? JudgeAct(subject, act)
            : Verdict.Inapplicable;
    }

    private bool IsWithin(ActOnRecord act) =>
        Stages.IsEmpty || StagePattern.AnyMatches(Stages, act.Procedure, act.Stage);

    private string? Missing(ActOnRecord act)
    {
        foreach (var need in Needs)
        {
            if (act.Facts[need] is null)
            {
                return need;
            }
        }

        return null;
    }

    private Verdict JudgeApproval(RuleSubject subject, ActOnRecord approval)
    {
        if (By.IsEmpty)
        {
            return Verdict.When(true);
        }

        return RowFor(approval.Facts) is not { } row
            ? new Verdict.Undecidable($"which question `{approval.Act}` approves", approval.Officer)
            : approval.Officer is { } by ? row.Judge(subject.Case, subject.Facts, by, approval.At)
            : new Verdict.Undecidable("the officer who approved: no person is named");
    }

    private Verdict JudgeAct(RuleSubject subject, ActOnRecord act)
    {
        Verdict otherwise = new Verdict.Broken(act.Officer, RowFor(act.Facts)?.Ask);
        var acts = subject.Case.Acts.AsSpan();
        for (var i = acts.Length - 1; i >= 0; i--)
        {
            var earlier = acts[i];
            if (earlier >= act)
            {
                continue;
            }

            if (!earlier.IsVoidPending && Any(Anew, earlier.Act))
            {
                break;
            }

            if (Any(Approvals, earlier.Act) && !earlier.IsVoidPending && IsOfOneQuestion(act, earlier)
                && IsWithin(earlier))
            {
                if (!IsByAnother)
                {
                    return Verdict.When(true);
                }

                if (earlier.Officer is null || act.Officer is null)
                {
                    otherwise = new Verdict.Undecidable("the officer of one of the acts", act.Officer);
                }
                else if (earlier.Officer != act.Officer)
                {
                    return Verdict.When(true);
                }
            }
            else if (IsForEach && Any(Acts, earlier.Act) && !earlier.IsVoidPending && IsOfOneQuestion(act, earlier))
            {
                // What was approved before that has been used up by it.
                break;
            }
        }

        return otherwise;
    }

    private bool IsOfOneQuestion(ActOnRecord act, ActOnRecord earlier)
    {
        foreach (var fact in Same)
        {
            if (act.Facts[fact] != earlier.Facts[fact])
            {
                return false;
            }
        }

        return true;
    }

    private Competence? RowFor(FactSet facts)
    {
        foreach (var row in By)
        {
            if (FactMatch.AllHold(row.When, facts))
            {
                return row;
            }
        }

        return null;
    }
}
