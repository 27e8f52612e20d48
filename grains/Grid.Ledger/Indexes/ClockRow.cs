namespace Grid.Ledger.Indexes;

/// <summary>One row of <c>clock</c>: something that is due by itself.</summary>
/// <param name="Key">What of.</param>
/// <param name="Level">The step of the ladder.</param>
/// <param name="Due">When, in ticks of UTC.</param>
/// <param name="Sequence">The entry of the case that says so.</param>
internal sealed record ClockRow(ClockKey Key, string Level, long Due, int Sequence);
