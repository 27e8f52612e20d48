using Grid.Domain.Clocks;

namespace Grid.Packs.Check;

/// <summary>A duty as it binds somebody.</summary>
/// <param name="Kind">What makes it one.</param>
/// <param name="Id">The row of the pack it comes from, or a word where it comes from none.</param>
/// <param name="Title">What it is.</param>
public sealed record BoundDuty(DutyKind Kind, string Id, string Title)
{
    /// <summary>The legal term, where it is one.</summary>
    public ClockDefinition? Clock { get; init; }
}
