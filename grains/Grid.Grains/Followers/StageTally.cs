namespace Grid.Grains.Followers;

/// <summary>How many live cases are in a stage, and how many of them are overdue.</summary>
/// <param name="Pack">The pack that judges; nothing where none is known.</param>
/// <param name="Procedure">The procedure; nothing where the pack declares none.</param>
/// <param name="Stage">The stage; nothing where the cases have none.</param>
/// <param name="Live">How many.</param>
/// <param name="Overdue">In how many of them an officer's deadline has passed.</param>
internal sealed record StageTally(PackName? Pack, string? Procedure, string? Stage, long Live, long Overdue);
