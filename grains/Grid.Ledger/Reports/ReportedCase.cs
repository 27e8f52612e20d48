namespace Grid.Ledger.Reports;

/// <summary>A case in which something is reported, or of which something is to be.</summary>
internal sealed class ReportedCase
{
    public bool IsSealed { get; set; }

    /// <summary>When the ledger learned of it.</summary>
    public Timestamp OpenedAt { get; set; }

    /// <summary>The units that it was in, each from an entry on, in whatever order they were read.</summary>
    public List<(int Sequence, UnitId? Unit)> Units { get; } = [];

    /// <summary>The unit that it was in at an entry.</summary>
    public UnitId? UnitAt(int sequence) => Units.Where(unit => unit.Sequence <= sequence)
        .DefaultIfEmpty().MaxBy(unit => unit.Sequence).Unit;
}
