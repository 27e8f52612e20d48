namespace Grid.Ledger.Checkpoints;

/// <summary>A signature under a note.</summary>
/// <param name="Name">The name of the key.</param>
/// <param name="Id">The id of the key.</param>
/// <param name="Bytes">The signature itself.</param>
internal sealed record NoteSignature(string Name, uint Id, byte[] Bytes);
