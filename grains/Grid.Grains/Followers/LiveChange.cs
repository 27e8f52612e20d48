namespace Grid.Grains.Followers;

/// <summary>Something has changed: up to which position of the ledger, and when the silo noticed.</summary>
internal sealed record LiveChange(long Position, DateTimeOffset At);
