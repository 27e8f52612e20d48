namespace Grid.Ledger;

/// <summary>The head of a stream and the first of its entries, as of one moment.</summary>
/// <param name="Head">The head.</param>
/// <param name="Entries">At most <see cref="Most"/> entries, in order; whoever got fewer has got all of them.</param>
internal sealed record StreamStart(StreamHead Head, IReadOnlyList<StoredEntry> Entries)
{
    /// <summary>Most streams are short: to ask once is enough for them.</summary>
    public const int Most = 16;
}
