namespace Grid.Ledger.Indexes;

/// <summary>Names one row of <c>clock</c>: what a clock does next, or the warning whose answer is due next.</summary>
/// <param name="Case">The case.</param>
/// <param name="Clock">The clock.</param>
/// <param name="Warning">The entry of the warning; nought for the clock itself.</param>
internal readonly record struct ClockKey(string Case, string Clock, int Warning);
