namespace Grid.Domain.Cases;

/// <summary>
/// That an act is told late, and honestly so: why, and who approved of it. An act from before one that is signed is
/// taken in this way alone.
/// </summary>
/// <param name="ApprovedBy">Who approved that it be entered; neither who did the act nor who tells of it.</param>
/// <param name="Reason">Why it is late.</param>
[GenerateSerializer, Immutable, Alias("late-record")]
public sealed record LateRecord(OfficerId ApprovedBy, PersonalText Reason);
