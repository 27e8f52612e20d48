namespace Grid.Domain.Rules.Kinds;

/// <summary>
/// A kind of rule: a pure function with a permanent name in the pack language, given its parameters. Each kind is one
/// file.
/// </summary>
public abstract record RuleKind
{
    /// <summary>The name of the kind in the pack language.</summary>
    public abstract string Name { get; }

    public virtual RuleScope Scope => RuleScope.Case;

    public virtual RuleConcern Concern => RuleConcern.Law;

    /// <summary>
    /// Whether this is a rule of absence: it holds a standing verdict, and writes a breach only when the case closes or
    /// at an act in <see cref="BreachAt"/>; until then what is missing may still come.
    /// </summary>
    public virtual bool IsOfAbsence => false;

    /// <summary>The acts at which a rule of absence writes a breach, or refuses.</summary>
    public virtual ImmutableArray<ActPattern> BreachAt => [];

    /// <summary>Whether the opening of a case gives cause to judge.</summary>
    public virtual bool IsJudgedAtOpening => false;

    /// <summary>Whether a slot that changes hands gives cause to judge.</summary>
    public virtual bool IsJudgedAt(Slot slot) => false;

    /// <summary>Whether the act gives cause to judge.</summary>
    public abstract bool IsJudgedAt(string act);

    /// <summary>Judges the case as it stands after what gave cause.</summary>
    public abstract Verdict Judge(RuleSubject subject);

    /// <summary>Whether a breach that this rule finds now goes on record, rather than only standing.</summary>
    public bool BreachesAt(string act) => !IsOfAbsence || Any(BreachAt, act);

    private protected static bool Any(ImmutableArray<ActPattern> patterns, string act) =>
        ActPattern.AnyMatches(patterns, act);

    // Positional records of patterns would compare by reference; kinds are told apart by their rule's id, never
    // compared.
    private protected static Verdict Missing(bool isNeeded, string fact, OfficerId? by) =>
        isNeeded ? new Verdict.Undecidable(fact, by) : Verdict.Inapplicable;
}
