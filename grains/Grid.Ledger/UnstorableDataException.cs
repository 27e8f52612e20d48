namespace Grid.Ledger;

/// <summary>A store refuses a value, not the work: one bad value must not poison a batch.</summary>
internal sealed class UnstorableDataException(string message, Exception? inner = null) : Exception(message, inner);
