namespace Grid.Ledger.Samples;

/// <summary>What a list of closed cases is held against.</summary>
internal sealed class ClosedCase
{
    public bool IsSealed { get; set; }

    public string? Kind { get; set; }

    public string? Procedure { get; set; }

    public UnitId? Unit { get; set; }

    /// <summary>The entry that closed it; nothing while it is open.</summary>
    public string? Hash { get; set; }

    /// <summary>When it was closed.</summary>
    public Timestamp At { get; set; }

    /// <summary>When the ledger learned of it.</summary>
    public Timestamp RecordedAt { get; set; }
}
