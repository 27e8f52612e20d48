namespace Grid.Domain.Rules;

/// <summary>How many votes it takes: two thirds of all members, more than half of those present.</summary>
/// <param name="Of">Of whom.</param>
/// <param name="Part">The upper number of the fraction.</param>
/// <param name="Whole">The lower number.</param>
public sealed record VoteShare(VoteBody Of, int Part, int Whole)
{
    /// <summary>Whether exactly the fraction is too few.</summary>
    public bool IsMoreThan { get; init; }

    /// <summary>Whether it takes every member.</summary>
    public bool IsAll => Of == VoteBody.AllMembers && Part >= Whole;

    /// <summary>Whether so many votes of so many members are enough.</summary>
    public bool IsMetBy(int votes, int members)
    {
        var (have, need) = ((long)votes * Whole, (long)members * Part);
        return IsMoreThan ? have > need : have >= need;
    }
}
