namespace Grid.Ledger.Verification;

/// <summary>The columns of a row of <c>entry</c> that are numbers.</summary>
/// <param name="Lane">The lane.</param>
/// <param name="Position">The place in the lane.</param>
/// <param name="Sequence">The sequence column.</param>
internal readonly record struct RawKey(int Lane, long Position, long Sequence);
