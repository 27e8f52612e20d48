namespace Grid.Ledger.Indexes;

/// <summary>What one entry changes in the exact indexes.</summary>
internal abstract record IndexChange
{
    private IndexChange()
    {
    }

    public sealed record SetCaseHead(CaseHead Head) : IndexChange;

    public sealed record SetStage(string Case, string Stage) : IndexChange;

    public sealed record SetStatus(string Case, string Status) : IndexChange;

    public sealed record SetHolding(Holding Holding) : IndexChange;

    public sealed record DropHolding(HoldingKey Key) : IndexChange;

    public sealed record DropHoldings(string Case) : IndexChange;
}
