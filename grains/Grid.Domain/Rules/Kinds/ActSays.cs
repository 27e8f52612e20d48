using System.Globalization;
using Grid.Domain.Cases;
using Grid.Domain.Procedures;
using Grid.Domain.Rules.Conditions;

namespace Grid.Domain.Rules.Kinds;

/// <summary>
/// The acts must say something of themselves: a fact must be one of some values, must never be, or must be there.
/// </summary>
public sealed record ActSays(ImmutableArray<ActPattern> Acts) : RuleKind
{
    /// <summary>Where named, the rule speaks of acts after the latest of these alone.</summary>
    public ImmutableArray<ActPattern> After { get; init; } = [];

    /// <summary>What ends that again.</summary>
    public ImmutableArray<ActPattern> Until { get; init; } = [];

    /// <summary>Facts of the act, all of which must be so for the rule to speak of it.</summary>
    public ImmutableArray<FactMatch> When { get; init; } = [];

    /// <summary>The stages in which it speaks; all where none is named.</summary>
    public ImmutableArray<StagePattern> Stages { get; init; } = [];

    /// <summary>The exceptions, of which one is enough.</summary>
    public ImmutableArray<ImmutableArray<FactMatch>> Unless { get; init; } = [];

    /// <summary>
    /// What must hold for the rule to speak of it, by facts of the act or else of the case; where too little is known
    /// to say so, the rule is undecidable.
    /// </summary>
    public Condition? If { get; init; }

    /// <summary>Numbers each of which must be no less than another fact of the act.</summary>
    public ImmutableArray<FactPair> NoLess { get; init; } = [];

    /// <summary>What each of these facts may be.</summary>
    public ImmutableArray<FactMatch> Says { get; init; } = [];

    /// <summary>
    /// What none of these facts may be, in capitals or not, and whatever points or quotation marks stand around it.
    /// </summary>
    public ImmutableArray<FactMatch> Never { get; init; } = [];

    /// <summary>Facts that must be there, whatever they are.</summary>
    public ImmutableArray<string> States { get; init; } = [];

    /// <summary>Facts compared without which the rule is undecidable, and not merely not applicable.</summary>
    public ImmutableArray<string> Needs { get; init; } = [];

    public override string Name => "act-says";

    public override RuleScope Scope => RuleScope.Act;

    public override bool IsJudgedAt(string act) => Any(Acts, act);

    public override Verdict Judge(RuleSubject subject)
    {
        Debug.Assert(subject.Act is not null, "a rule on single acts is judged at an act only");
        var act = subject.Act;
        if (!FactMatch.AllHold(When, act.Facts) || FactMatch.AnyHolds(Unless, act.Facts)
            || (!Stages.IsEmpty && !StagePattern.AnyMatches(Stages, act.Procedure, act.Stage))
            || (!After.IsEmpty && !IsAfter(subject.Case, act)))
        {
            return Verdict.Inapplicable;
        }

        if (If is { } condition && condition.Holds(subject.FactOf) is not true)
        {
            return subject.Unmet(condition);
        }

        foreach (var fact in States)
        {
            if (act.Facts[fact] is null)
            {
                return new Verdict.Broken(act.Officer);
            }
        }

        foreach (var never in Never)
        {
            if (never.HoldsInSubstance(act.Facts))
            {
                return new Verdict.Broken(act.Officer);
            }
        }

        return JudgeSaid(act);
    }

    // What is said wrongly is wrong, whatever is not said.
    private Verdict JudgeSaid(ActOnRecord act)
    {
        foreach (var said in Says)
        {
            if (act.Facts[said.Name] is not null && !said.Holds(act.Facts))
            {
                return new Verdict.Broken(act.Officer);
            }
        }

        foreach (var need in Needs)
        {
            if (act.Facts[need] is null)
            {
                return new Verdict.Undecidable($"the fact `act.{need}`", act.Officer);
            }
        }

        return JudgeNumbers(act);
    }

    private Verdict JudgeNumbers(ActOnRecord act)
    {
        foreach (var pair in NoLess)
        {
            if (Number(act.Facts[pair.Fact]) is not { } left || Number(act.Facts[pair.Other]) is not { } right)
            {
                return new Verdict.Undecidable($"the numbers `act.{pair.Fact}` and `act.{pair.Other}`", act.Officer);
            }

            if (left < right)
            {
                return new Verdict.Broken(act.Officer);
            }
        }

        return Verdict.When(true);
    }

    private static decimal? Number(string? text) =>
        decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) ? number : null;

    private bool IsAfter(CaseState state, ActOnRecord act)
    {
        var acts = state.Acts.AsSpan();
        for (var i = acts.Length - 1; i >= 0; i--)
        {
            if (acts[i] >= act || acts[i].IsVoidPending)
            {
                continue;
            }

            if (Any(Until, acts[i].Act))
            {
                return false;
            }

            if (Any(After, acts[i].Act))
            {
                return true;
            }
        }

        return false;
    }
}
