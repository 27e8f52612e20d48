namespace Grid.Grains.Followers;

/// <summary>For what the grid cannot say who answers, or who supervises. Each number opens a list of cases.</summary>
/// <param name="CasesWithoutHolder">Live cases with a required slot that nobody holds.</param>
/// <param name="HoldersWithoutSupervisor">
/// Slots, live case by live case, whose answerer has no active supervisor who is someone else.
/// </param>
/// <param name="ActsWithoutOfficer">Acts on record for which nobody is named.</param>
internal sealed record BlindSpotTally(long CasesWithoutHolder, long HoldersWithoutSupervisor, long ActsWithoutOfficer);
