namespace Grid.Grains.Snapshots;

/// <summary>A grain whose state may be kept beside the ledger, so that a long stream need not be read again.</summary>
internal interface IKept
{
    /// <summary>All that the stream's entries have made; it never changes, another takes its place.</summary>
    object State { get; set; }
}
