namespace Grid.Client;

/// <summary>
/// Something is missing from the ledger between the entries that were followed and those behind them.
/// </summary>
public sealed class LedgerGapException : Exception
{
    internal LedgerGapException(string message, Cursor beyond)
        : base(message) => Beyond = beyond;

    /// <summary>Where to go on from, for whoever wants the rest without what is missing.</summary>
    public Cursor Beyond { get; }
}
