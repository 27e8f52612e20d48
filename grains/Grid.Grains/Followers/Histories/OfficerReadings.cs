namespace Grid.Grains.Followers.Histories;

/// <summary>Officers as their streams tell of them, read once and read on.</summary>
internal sealed class OfficerReadings(StoredLedger ledger, StoreReads reads)
{
    private const int ReadingsMax = 512;

    private readonly Readings<OfficerReading> _readings = new(stream => new(stream), ReadingsMax);

    /// <summary>An officer as the stream tells to its end; nothing where there is none.</summary>
    public Task<OfficerPast?> Read(OfficerId id, CancellationToken cancellation) => _readings.Use(
        id.Value,
        reading => reads.Read(() => reading.GoOn(ledger, cancellation), cancellation),
        cancellation);
}
