namespace Grid.Grains.Followers.Live;

/// <summary>A stage as cases are in it: a name alone means nothing without its procedure and its pack.</summary>
/// <param name="Pack">The pack that judges; nothing where a case was opened under none that is known.</param>
/// <param name="Procedure">The procedure; nothing where the pack declares none for the case.</param>
/// <param name="Stage">The stage; nothing where the case has none.</param>
internal readonly record struct StagePlace(PackName? Pack, string? Procedure, string? Stage);
