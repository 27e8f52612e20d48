using Grid.Ledger.Entries;

namespace Grid.Grains.Followers.Live;

/// <summary>
/// The newest marks, those that were lifted, and that somebody has looked and not marked. Whatever is not listed any
/// more stands in its case.
/// </summary>
internal sealed class LiveMarks
{
    // About three hundred bytes each.
    private const int ListedMax = 100_000;

    private readonly NewestRows<MarkRow> _newest =
        new(ListedMax, static row => (row.At.AsUtc, row.Sequence, row.Case));

    // Marks that are on, as far as they are listed, each with what was added to it.
    private readonly Dictionary<(string Case, string Tag), ImmutableArray<MarkRow>> _on = [];

    /// <summary>The newest first.</summary>
    public SortedSet<MarkRow> Rows => _newest.Rows;

    public void Take(EntryHeader header, CaseEvent happened)
    {
        if (MarkRow.Of(new(header.Stream), header.Sequence, happened, header.EffectiveAt) is not { } row)
        {
            return;
        }

        var key = (header.Stream, row.Tag);
        if (row.Finding == MarkFinding.Lifted && _on.Remove(key, out var told))
        {
            foreach (var before in told.Where(Rows.Contains))
            {
                _newest.Put(before with { Lifted = row.Sequence });
            }
        }

        _newest.Put(row);
        if (row.Finding == MarkFinding.Marked)
        {
            _on[key] = _on.TryGetValue(key, out var known) ? known.Add(row) : [row];
        }

        // What is not listed any more is not looked for either.
        if (_on.Count > ListedMax)
        {
            foreach (var old in _on.Where(known => !known.Value.Any(Rows.Contains)).ToList())
            {
                _on.Remove(old.Key);
            }
        }
    }
}
