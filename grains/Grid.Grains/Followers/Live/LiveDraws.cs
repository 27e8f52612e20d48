using Grid.Ledger.Entries;

namespace Grid.Grains.Followers.Live;

/// <summary>The newest draws. Whatever is not listed any more stands in its case.</summary>
internal sealed class LiveDraws
{
    // About two hundred bytes each.
    private const int ListedMax = 100_000;

    private readonly NewestRows<DrawRow> _newest =
        new(ListedMax, static row => (row.At.AsUtc, row.Sequence, row.Case));

    /// <summary>The newest first.</summary>
    public SortedSet<DrawRow> Rows => _newest.Rows;

    public void Take(EntryHeader header, CaseEvent happened)
    {
        if (DrawRow.Of(new(header.Stream), header.Sequence, happened, header.EffectiveAt) is { } row)
        {
            _newest.Put(row);
        }
    }
}
