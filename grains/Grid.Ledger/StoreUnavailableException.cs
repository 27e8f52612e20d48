namespace Grid.Ledger;

/// <summary>
/// A store cannot be opened: missing, in use, not ours, damaged. The message says which, where, and what to do.
/// </summary>
internal sealed class StoreUnavailableException(string message, Exception? inner = null) : Exception(message, inner);
