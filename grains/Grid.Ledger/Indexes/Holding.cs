namespace Grid.Ledger.Indexes;

/// <summary>One row of <c>holding</c>.</summary>
/// <param name="Key">The seat.</param>
/// <param name="Officer">Who holds it.</param>
/// <param name="Since">Since when, as the entry says it.</param>
/// <param name="Sequence">The entry of the case that says so.</param>
internal sealed record Holding(HoldingKey Key, string Officer, string Since, int Sequence);
