namespace Grid.Ledger.Checkpoints;

/// <summary>Nobody whom the reader trusts has signed.</summary>
internal sealed class UnknownKeyException(string message) : Exception(message);
