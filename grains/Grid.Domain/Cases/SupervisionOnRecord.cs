namespace Grid.Domain.Cases;

/// <summary>An act of supervision as the case remembers it.</summary>
/// <param name="Sequence">The sequence of its entry.</param>
/// <param name="Act">The act, in the word of the pack's list.</param>
/// <param name="Officer">Who did it.</param>
/// <param name="At">When.</param>
[GenerateSerializer, Immutable, Alias("supervision-on-record")]
public sealed record SupervisionOnRecord(int Sequence, string Act, OfficerId? Officer, Timestamp At);
