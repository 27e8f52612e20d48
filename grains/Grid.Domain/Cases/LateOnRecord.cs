namespace Grid.Domain.Cases;

/// <summary>That an act was entered late, for everybody to see.</summary>
/// <param name="ApprovedBy">Who approved of it.</param>
/// <param name="Reason">Why it was late, as its digest.</param>
[GenerateSerializer, Immutable, Alias("late-on-record")]
public sealed record LateOnRecord(OfficerId ApprovedBy, TextDigest Reason);
