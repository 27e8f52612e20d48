namespace Grid.Ledger.Checkpoints;

/// <summary>A verification that found the whole ledger as it must be.</summary>
/// <param name="At">When it began, in UTC: what was changed later it may not have seen.</param>
/// <param name="Entries">How many entries the ledger had.</param>
internal sealed record LastVerification(DateTime At, long Entries);
