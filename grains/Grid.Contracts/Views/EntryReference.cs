namespace Grid.Contracts.Views;

/// <summary>Points at one entry of the ledger.</summary>
/// <param name="Stream">Its stream.</param>
/// <param name="Sequence">Its place in the stream, from 1.</param>
/// <param name="Hash">Its hash, lower-case hex.</param>
[GenerateSerializer, Immutable, Alias("entry-reference")]
public sealed record EntryReference(string Stream, int Sequence, string Hash);
