namespace Grid.Ledger;

/// <summary>
/// A store cannot be opened: missing, in use, not ours, damaged. The message says which, where, and what to do.
/// </summary>
internal sealed class StoreUnavailableException(string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>Whether it may pass by itself in a moment: nothing answers in time, or it is only starting.</summary>
    public bool MayPass { get; init; }
}
