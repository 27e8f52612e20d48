namespace Grid.Domain.Rules.Kinds;

/// <summary>An act must be there: in every case, or once one of the acts under <c>when</c> has happened.</summary>
public sealed record ActPresent(ActPattern Act) : RuleKind
{
    /// <summary>
    /// The acts that make the rule apply, and give cause to judge as those do at which it breaches; every act where
    /// none is named.
    /// </summary>
    public ImmutableArray<ActPattern> When { get; init; } = [];

    /// <summary>Acts of supervision that make the rule apply, in the words of the pack's list.</summary>
    public ImmutableArray<string> WhenSupervised { get; init; } = [];

    /// <summary>Acts after which it must be there anew: what came before the latest of them does not count.</summary>
    public ImmutableArray<ActPattern> Anew { get; init; } = [];

    /// <inheritdoc cref="RuleKind.BreachAt"/>
    public ImmutableArray<ActPattern> Breaches { get; init; } = [];

    public override string Name => "act-present";

    public override bool IsOfAbsence => true;

    public override ImmutableArray<ActPattern> BreachAt => Breaches;

    // Where a breach is to be written, the rule must be asked: the act under `when` may have come before.
    public override bool IsJudgedAt(string act) =>
        When.IsEmpty || Any(When, act) || Any(Breaches, act) || Any(Anew, act) || Act.Matches(act);

    public override Verdict Judge(RuleSubject subject) =>
        IsThere(subject) ? Verdict.When(true)
        : When.IsEmpty || HasHappened(subject) ? new Verdict.Broken(subject.Act?.Officer)
        : Verdict.Inapplicable;

    private bool IsThere(RuleSubject subject) =>
        Anew.IsEmpty ? subject.Find(Act, Occurrence.First) is not null : IsSinceAnew(subject, [Act]);

    private bool IsSinceAnew(RuleSubject subject, ImmutableArray<ActPattern> patterns)
    {
        var acts = subject.Case.Acts.AsSpan();
        for (var i = acts.Length - 1; i >= 0 && !Any(Anew, acts[i].Act); i--)
        {
            if (Any(patterns, acts[i].Act))
            {
                return true;
            }
        }

        return false;
    }

    private bool HasHappened(RuleSubject subject)
    {
        if (IsSinceAnew(subject, When))
        {
            return true;
        }

        foreach (var done in WhenSupervised.IsEmpty ? [] : subject.Case.Supervisions)
        {
            if (WhenSupervised.Contains(done.Act))
            {
                return true;
            }
        }

        return false;
    }
}
