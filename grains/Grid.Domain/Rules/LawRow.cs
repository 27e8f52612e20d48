using Grid.Domain.Clocks;

namespace Grid.Domain.Rules;

/// <summary>What every row of a pack's law says of itself, whatever table it stands in.</summary>
/// <param name="Id">The row of the source it was written from, such as <c>SUP-07</c>.</param>
/// <param name="Title">What it lays down, in one sentence.</param>
/// <param name="Source">The law behind it.</param>
/// <param name="Confidence">How sure whoever wrote it was.</param>
public sealed record LawRow(RuleId Id, string Title, LegalSource Source, Confidence Confidence)
{
    /// <summary>Whether it is a choice of whoever runs the pack, with a suggestion: the law leaves it open.</summary>
    public bool IsParameter { get; init; }
}
