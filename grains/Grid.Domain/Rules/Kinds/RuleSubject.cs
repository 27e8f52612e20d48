using Grid.Domain.Cases;
using Grid.Domain.Procedures;
using Grid.Domain.Rules.Conditions;

namespace Grid.Domain.Rules.Kinds;

/// <summary>
/// What a pack's rule is asked about: the case after what happened, the act that gave cause, and the facts.
/// </summary>
/// <param name="Case">The case with the act already on it.</param>
/// <param name="Act">The act that gave cause; nothing at opening, closing, or when a slot changed hands.</param>
/// <param name="Facts">What the shell looked up.</param>
public sealed record RuleSubject(CaseState Case, ActOnRecord? Act, CaseFacts Facts)
{
    /// <summary>Who supervised the act, where whoever told of it said so.</summary>
    public OfficerId? Supervisor { get; init; }

    /// <summary>Whether the case is run through the grid, rather than merely recorded from outside.</summary>
    public bool IsRun => Case.IsRun;

    /// <summary>What is known of a fact: by the act that gave cause, or else by the case.</summary>
    public string? FactOf(string name) => Act?.Facts[name] ?? Case.Facts[name];

    /// <summary>
    /// What to say where a condition is not met: what does not hold asks for nothing, and what cannot be said is
    /// missing.
    /// </summary>
    internal Verdict Unmet(Condition condition) =>
        condition.Holds(FactOf) is false
            ? Verdict.Inapplicable
            : new Verdict.Undecidable(
                $"the fact `act.{condition.Facts.First(fact => FactOf(fact) is null)}`", Act?.Officer);

    internal static Procedure? ProcedureOf(ImmutableArray<Procedure> procedures, string? name)
    {
        foreach (var procedure in procedures)
        {
            if (procedure.Name == name)
            {
                return procedure;
            }
        }

        return null;
    }

    /// <summary>The first or the latest act of a name, by place.</summary>
    public ActOnRecord? Find(ActPattern pattern, Occurrence occurrence)
    {
        // Every rule looks back at each act, so what it looks with costs nothing but the look.
        var acts = Case.Acts.AsSpan();
        for (var i = 0; i < acts.Length; i++)
        {
            var act = occurrence == Occurrence.First ? acts[i] : acts[^(i + 1)];
            if (pattern.Matches(act.Act))
            {
                return act;
            }
        }

        return null;
    }
}
