namespace Grid.Grains.Followers.Live;

/// <summary>Rows of cases by the time of their entries, the newest first; beyond a bound the oldest go.</summary>
/// <param name="most">How many are kept.</param>
/// <param name="keyOf">When, in which case, by which entry.</param>
internal sealed class NewestRows<TRow>(int most, Func<TRow, (long Ticks, int Sequence, CaseId Case)> keyOf)
    where TRow : class
{
    public SortedSet<TRow> Rows { get; } = new(Comparer<TRow>.Create(
        (one, other) => Compare(keyOf(one), keyOf(other))));

    /// <summary>Puts a row in its place, and the same one told anew in place of the other.</summary>
    public void Put(TRow row)
    {
        Rows.Remove(row);
        Rows.Add(row);
        if (Rows.Count > most)
        {
            Rows.Remove(Rows.Max!);
        }
    }

    private static int Compare(
        (long Ticks, int Sequence, CaseId Case) one, (long Ticks, int Sequence, CaseId Case) other) =>
        other.Ticks.CompareTo(one.Ticks) is not 0 and var byTime ? byTime
        : string.CompareOrdinal(one.Case.Value, other.Case.Value) is not 0 and var byCase ? byCase
        : one.Sequence.CompareTo(other.Sequence);
}
