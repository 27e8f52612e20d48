namespace Grid.Domain.Rules.Kinds;

/// <summary>Whoever is told to have supervised an act must be someone else than who did it.</summary>
public sealed record SupervisorIsAnother : RuleKind
{
    /// <summary>The acts it speaks of; every act where none is named.</summary>
    public ImmutableArray<ActPattern> Acts { get; init; } = [];

    /// <summary>
    /// Whether an act for which no supervisor is named leaves it undecidable; else it does not apply.
    /// </summary>
    public bool NeedsSupervisor { get; init; }

    public override string Name => "supervisor-is-another";

    public override RuleScope Scope => RuleScope.Act;

    public override bool IsJudgedAt(string act) => Acts.IsEmpty || Any(Acts, act);

    public override Verdict Judge(RuleSubject subject)
    {
        Debug.Assert(subject.Act is not null, "a rule on single acts is judged at an act only");
        return subject.Supervisor is not { } supervisor
                ? Missing(NeedsSupervisor, "the supervisor of the act", subject.Act.Officer)
            : subject.Act.Officer is { } by ? Verdict.When(by != supervisor, by)
            : new Verdict.Undecidable("the officer who acted: no person is named");
    }
}
