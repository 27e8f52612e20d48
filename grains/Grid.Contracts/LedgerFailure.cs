namespace Grid.Contracts;

/// <summary>
/// The ledger could not say whether a command took effect, or could not be reached. The outcome is unknown: submit
/// again with the same command id, which never takes effect twice.
/// </summary>
[GenerateSerializer, Alias("grid.ledger-failure")]
public sealed class LedgerFailure : Exception
{
    /// <summary>A failure without further words.</summary>
    public LedgerFailure()
        : this("the ledger did not answer")
    {
    }

    /// <summary>A failure, and what an operator should look at.</summary>
    public LedgerFailure(string message)
        : base(message)
    {
    }

    /// <summary>A failure and its cause.</summary>
    public LedgerFailure(string message, Exception inner)
        : base(message, inner)
    {
    }
}
