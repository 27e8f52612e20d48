namespace Grid.Domain.Rules.Organisation;

/// <summary>What an organ has above it.</summary>
/// <param name="Kind">Whether the one above leads or supervises.</param>
/// <param name="To">The type of the organ above; the organ's own type where it is the next level up.</param>
public sealed record OrganTie(TieKind Kind, string To);
