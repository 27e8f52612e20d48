using Grid.Domain.Rules.Conditions;

namespace Grid.Domain.Clocks;

/// <summary>What starts a clock.</summary>
/// <param name="Event">The event; <c>--start</c> is when it happened.</param>
/// <param name="LaterOf">A second event: the later of both starts the clock. Nothing where one alone does.</param>
public sealed record ClockStart(string Event, string? LaterOf = null)
{
    /// <summary>Facts of the act, or else of the case, all of which must be so for the clock to start.</summary>
    public ImmutableArray<FactMatch> When { get; init; } = [];

    /// <summary>Conditions on the same facts, one of which is enough for it not to start.</summary>
    public ImmutableArray<ImmutableArray<FactMatch>> Unless { get; init; } = [];

    /// <summary>
    /// What must be known to hold for the clock to start, over declared facts of the act, or else of the case.
    /// </summary>
    public Condition? If { get; init; }

    /// <summary>
    /// The tag of clocks from whose end a clock is counted in a case, without anybody telling of the end.
    /// </summary>
    public string? EndOf { get; init; }

    /// <summary>Whether an act of these facts starts it, in a case of those.</summary>
    public bool IsBy(FactSet act, FactSet known)
    {
        ArgumentNullException.ThrowIfNull(act);
        ArgumentNullException.ThrowIfNull(known);
        foreach (var match in When)
        {
            if (!Holds(match, act, known))
            {
                return false;
            }
        }

        foreach (var exception in Unless)
        {
            if (exception.All(match => Holds(match, act, known)))
            {
                return false;
            }
        }

        return If is null || IsKnown(If, act, known);
    }

    // By itself, so that only a clock that has a condition pays for what it asks by.
    private static bool IsKnown(Condition condition, FactSet act, FactSet known) =>
        condition.Holds(fact => act[fact] ?? known[fact]) is true;

    private static bool Holds(FactMatch match, FactSet act, FactSet known) =>
        match.Holds(act[match.Name] is null ? known : act);
}
