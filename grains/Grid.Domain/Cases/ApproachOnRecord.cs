namespace Grid.Domain.Cases;

/// <summary>
/// That somebody spoke to the case from outside its procedure, or tried what is not theirs to do, as the case remembers
/// it. Everybody who handles the case can see it.
/// </summary>
/// <param name="Sequence">The sequence of its entry.</param>
/// <param name="Kind">What it was, in the pack's word, or in that of whoever tried it.</param>
/// <param name="Approaching">The officer who did, where it was one.</param>
/// <param name="At">When.</param>
[GenerateSerializer, Immutable, Alias("approach-on-record")]
public sealed record ApproachOnRecord(int Sequence, string Kind, OfficerId? Approaching, Timestamp At)
{
    /// <summary>The row of the pack that speaks of it; nothing where it is simply not on the list.</summary>
    [Id(0)]
    public RuleId? Row { get; init; }

    /// <summary>Whether the grid met it itself: it was asked of it, and not executed.</summary>
    [Id(1)]
    public bool IsAttempt { get; init; }

    /// <summary>Whether it came by a way that is open to everybody, and interferes with nothing.</summary>
    [Id(2)]
    public bool IsLawful { get; init; }

    /// <summary>
    /// Who put it on record. No list, page or view gives it: who records truthfully is not exposed to who is recorded.
    /// </summary>
    [Id(3)]
    public OfficerId? Recorder { get; init; }

    /// <summary>The same without its recorder, as everybody may see it.</summary>
    public ApproachOnRecord AsShown() => Recorder is null ? this : this with { Recorder = null };
}
