namespace Grid.Domain.Rules;

/// <summary>That a clue is opened where a record breaks a rule: for somebody to look at, and no finding.</summary>
/// <param name="Class">The class of it, in the pack's word.</param>
public sealed record BreachClue(string Class)
{
    /// <summary>Whether another is opened for who supervises the officer, apart from what the officer did.</summary>
    public bool IsOfSupervisor { get; init; }

    /// <summary>What the record must not say for that: the supervisor had done what was theirs to do.</summary>
    public ImmutableArray<FactMatch> Unless { get; init; } = [];
}
