namespace Grid.Grains.Telemetry;

/// <summary>A refusal that is remembered for a while. It is on no record unless the pack notes attempts.</summary>
/// <param name="At">When the caller was told.</param>
/// <param name="Stream">The stream that refused.</param>
/// <param name="Deed">The alias of the command.</param>
/// <param name="By">Who asked.</param>
/// <param name="Rules">Every rule that refused.</param>
internal sealed record RecentRefusal(
    DateTimeOffset At, string Stream, string Deed, string By, ImmutableArray<RuleId> Rules);
