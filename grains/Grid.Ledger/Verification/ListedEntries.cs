using System.Text;

namespace Grid.Ledger.Verification;

/// <summary>Entries that a store lists one by one.</summary>
internal sealed class ListedEntries(IEnumerable<StoredEntry> entries) : EntrySource
{
    private readonly IEnumerator<StoredEntry> _entries = entries.GetEnumerator();
    private LedgerFailure? _failure;

    public override bool Read(EntryBatch batch)
    {
        try
        {
            while (_failure is null && batch.Count < EntryBatch.RowsMax && _entries.MoveNext())
            {
                Add(batch, _entries.Current);
            }
        }
        catch (LedgerFailure failure)
        {
            // What was read before it still counts.
            _failure = failure;
        }

        return batch.Count > 0 || (_failure is null ? false : throw _failure);
    }

    public override void Dispose() => _entries.Dispose();

    /// <summary>Takes one entry into a batch.</summary>
    public static void Add(EntryBatch batch, StoredEntry entry) => batch.Add(
        new(entry.Lane, entry.Position, entry.Sequence),
        entry.Hash,
        new()
        {
            Stream = Encoding.UTF8.GetBytes(entry.Stream),
            Type = Encoding.UTF8.GetBytes(entry.Type),
            Body = entry.Body,
        });
}
