namespace Grid.Simulator.Load;

/// <summary>What came of holding receipts against the ledger.</summary>
/// <param name="Checked">How many receipts were.</param>
/// <param name="OneOf">One of so many receipts was kept; 1 means that all were.</param>
/// <param name="Entries">How many entries of the run the ledger has.</param>
public sealed record ReceiptFindings(int Checked, int OneOf, long Entries)
{
    /// <summary>How many of each sort are named.</summary>
    public const int ExamplesMax = 20;

    /// <summary>Acknowledged commands whose entry is not where the receipt says, as it says.</summary>
    public long Lost { get; init; }

    /// <summary>Commands that took effect twice.</summary>
    public long Duplicated { get; init; }

    /// <summary>Commands that were refused and took effect all the same.</summary>
    public long RefusedButWritten { get; init; }

    /// <summary>Some of what is wrong, by command id.</summary>
    public ImmutableArray<string> Examples { get; init; } = [];

    /// <summary>Whether everything is in order.</summary>
    public bool IsClean => Lost == 0 && Duplicated == 0 && RefusedButWritten == 0;
}
