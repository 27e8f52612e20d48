namespace Grid.Ledger.Checkpoints;

/// <summary>
/// The ledger is not what was signed before. To sign it as it is now would vouch for a history that was rewritten.
/// </summary>
internal sealed class CheckpointRefusedException(string message) : Exception(message);
