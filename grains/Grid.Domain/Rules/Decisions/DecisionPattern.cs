using Grid.Domain.Cases;
using Grid.Domain.Rules.Kinds;

namespace Grid.Domain.Rules.Decisions;

/// <summary>How a decision comes about, of a closed set of ways.</summary>
public abstract partial record DecisionPattern
{
    private DecisionPattern()
    {
    }

    /// <summary>Whom to ask for another holder of a seat in which nobody sits.</summary>
    public string? AskWhenVacant { get; init; }

    /// <summary>Whether the act is one that the pattern speaks of.</summary>
    public abstract bool Concerns(string act);

    /// <summary>Judges the act that gave cause.</summary>
    public abstract Verdict Judge(RuleSubject subject);

    // Whoever answers in the place of a holder who may not act keeps the case; nobody gave them the seat. A holder who
    // may not act now may have acted before that; whether they could is judged by their standing at the time.
    private protected static bool MayDecide(Responsibility seat, OfficerId by, bool isActingEnough) =>
        seat.Holder == by || (isActingEnough && seat.ActingHolder == by);

    private protected Verdict.Broken Vacant(Responsibility seat, OfficerId? by) =>
        new(by, AskWhenVacant, $"the vacant seat {seat.Seat} of slot `{seat.Slot}`");
}
