namespace Grid.Domain.Rules.Accountability;

/// <summary>From whom a body is made up.</summary>
/// <param name="Who">Who they are.</param>
/// <param name="AtLeast">The least share of all members they must have; any where nothing is said.</param>
public sealed record BodyMember(string Who, VoteShare? AtLeast);
