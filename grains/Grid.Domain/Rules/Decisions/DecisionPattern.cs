using Grid.Domain.Rules.Kinds;

namespace Grid.Domain.Rules.Decisions;

/// <summary>How a decision comes about, of a closed set of ways.</summary>
public abstract partial record DecisionPattern
{
    private DecisionPattern()
    {
    }

    /// <summary>Whether the act is one that the pattern speaks of.</summary>
    public abstract bool Concerns(string act);

    /// <summary>Judges the act that gave cause.</summary>
    public abstract Verdict Judge(RuleSubject subject);
}
