namespace Grid.Domain.Rules;

/// <summary>Of whom a share of votes is taken.</summary>
public enum VoteBody
{
    /// <summary>Of all members, whether they came or not.</summary>
    AllMembers,

    /// <summary>Of those who are present.</summary>
    Present,
}
