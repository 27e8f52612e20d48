using Grid.Domain.Clocks;

namespace Grid.Domain.Rules;

/// <summary>
/// A row that a pack declares under an id, whatever it says: what has an id can be counted, and missed once deleted.
/// </summary>
/// <param name="Id">The id, which no other row of the pack has.</param>
/// <param name="Section">The part of the pack it stands in: <c>rules</c>, <c>counting</c>, <c>clocks</c>.</param>
/// <param name="Source">The law behind it.</param>
public sealed record PackRow(RuleId Id, string Section, LegalSource Source)
{
    /// <summary>What it says, in a few words; nothing where the row has no title.</summary>
    public string? Title { get; init; }

    /// <summary>How sure its author was of it.</summary>
    public Confidence Confidence { get; init; } = Confidence.Sure;
}
