namespace Grid.Contracts;

/// <summary>
/// What a caller keeps of an accepted command: where its last entry stands, and the hash that covers it and everything
/// before it in the stream. A retry of the command is given the same receipt again.
/// </summary>
/// <param name="Stream">The stream, such as <c>case:ID</c>.</param>
/// <param name="Sequence">The place in the stream, from 1.</param>
/// <param name="Lane">The lane of the ledger.</param>
/// <param name="Position">The place in the lane, from 0.</param>
/// <param name="Hash">The entry's hash, lower-case hex.</param>
[GenerateSerializer, Immutable, Alias("receipt")]
public sealed record Receipt(string Stream, int Sequence, int Lane, long Position, string Hash);
