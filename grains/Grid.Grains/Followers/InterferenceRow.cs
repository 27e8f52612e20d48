namespace Grid.Grains.Followers;

/// <summary>
/// That an officer tried to touch a case of others, or spoke to it from outside, or that a case was marked of them, is
/// on record.
/// </summary>
/// <param name="Case">The case.</param>
/// <param name="Sequence">Its entry, which the officer may answer.</param>
/// <param name="Officer">Of whom it speaks. Whose record it is nobody is told.</param>
/// <param name="What">What it was, in the pack's word.</param>
internal sealed record InterferenceRow(CaseId Case, int Sequence, OfficerId Officer, string What)
{
    /// <summary>The row of the pack that it offends against, or that has the mark.</summary>
    public RuleId? Row { get; init; }

    /// <summary>What the officer has said to it: the entry; nought where nothing yet.</summary>
    public int Reply { get; init; }

    public Timestamp At { get; init; }
}
