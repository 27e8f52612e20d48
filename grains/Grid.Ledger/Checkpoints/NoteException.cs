namespace Grid.Ledger.Checkpoints;

/// <summary>A note, key, checkpoint or proof is not what it must be. The message says what is wrong with it.</summary>
internal sealed class NoteException(string message) : Exception(message);
