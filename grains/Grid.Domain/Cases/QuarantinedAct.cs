namespace Grid.Domain.Cases;

/// <summary>An act that was told and not taken, as the case remembers it.</summary>
/// <param name="Sequence">The sequence of its entry.</param>
/// <param name="Act">The act, as the pack's catalogue names it.</param>
/// <param name="Submitter">Who told of it.</param>
/// <param name="At">When it is said to have been done.</param>
[GenerateSerializer, Immutable, Alias("quarantined-act")]
public sealed record QuarantinedAct(int Sequence, string Act, AskerId Submitter, Timestamp At)
{
    /// <summary>Who is said to have done it.</summary>
    [Id(0)]
    public OfficerId? Officer { get; init; }

    /// <summary>The entry of the signed act that it is said to have come before.</summary>
    [Id(1)]
    public int Before { get; init; }
}
