namespace Grid.Packs.Diff;

/// <summary>One thing that a row says otherwise than before.</summary>
/// <param name="Field">What it is, in the words of the pack: <c>extend Extension › times</c>.</param>
/// <param name="Before">What it said; nothing where it said nothing.</param>
/// <param name="After">What it says now; nothing where it says nothing any more.</param>
/// <param name="Shift">Whether that leaves more room or less.</param>
public sealed record FieldChange(string Field, string? Before, string? After, LimitShift Shift);
