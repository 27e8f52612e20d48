namespace Grid.Ledger.Verification;

/// <summary>
/// Some rows of <c>entry</c> in the order they lie, all their bytes in one buffer that is used again and again: nothing
/// of a row that is as it must be is ever copied out of it.
/// </summary>
internal sealed class EntryBatch
{
    /// <summary>How many rows make a batch: a whole number of tiles.</summary>
    public const int RowsMax = 1024;

    private RawEntry[] _rows = new RawEntry[RowsMax];
    private readonly byte[] _hashes = new byte[RowsMax * HashChain.HashSize];
    private byte[] _bytes = new byte[1 << 20];
    private int _end;

    public int Count { get; private set; }

    /// <summary>What the scan found, row by row.</summary>
    public ScannedEntry[] Scanned { get; } = new ScannedEntry[RowsMax];

    /// <summary>What rows change in the exact indexes; nothing where they change nothing.</summary>
    public ImmutableArray<IndexChange>?[] Changes { get; } = new ImmutableArray<IndexChange>?[RowsMax];

    /// <summary>The rows that publish a pack version.</summary>
    public List<(int Row, string Version)> Published { get; } = [];

    /// <summary>The pack versions that judged entries of this batch, each with the first stream.</summary>
    public Dictionary<string, string> Judging { get; } = new(StringComparer.Ordinal);

    /// <summary>How long the scan worked on each of the two parts, in ticks of the stopwatch.</summary>
    public (long Leaves, long Rows) Taken { get; set; }

    public ref readonly RawEntry this[int row] => ref _rows[row];

    public void Clear()
    {
        (Count, _end) = (0, 0);
        Array.Clear(Changes);
        Published.Clear();
        Judging.Clear();
    }

    /// <summary>Takes over the rows of another batch, which has not been scanned.</summary>
    public void TakeOver(EntryBatch other)
    {
        (_bytes, other._bytes) = (other._bytes, _bytes);
        (_rows, other._rows) = (other._rows, _rows);
        (Count, _end) = (other.Count, other._end);
    }

    /// <summary>Takes a row in. There must be room.</summary>
    public void Add(RawKey key, ReadOnlySpan<byte> hash, RawTexts texts)
    {
        var length = hash.Length + texts.Stream.Length + texts.Type.Length + texts.Body.Length;
        if (_end + length > _bytes.Length)
        {
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _end + length));
        }

        _rows[Count++] = new(key)
        {
            Hash = Put(hash),
            Stream = Put(texts.Stream),
            Type = Put(texts.Type),
            Body = Put(texts.Body),
        };
    }

    /// <summary>The stored hash.</summary>
    public ReadOnlySpan<byte> StoredHashOf(int row) => In(_rows[row].Hash).Span;

    public ReadOnlySpan<byte> StreamOf(int row) => In(_rows[row].Stream).Span;

    public ReadOnlySpan<byte> TypeOf(int row) => In(_rows[row].Type).Span;

    public ReadOnlyMemory<byte> BodyOf(int row) => In(_rows[row].Body);

    /// <summary>Where the computed hash of a row is kept.</summary>
    public Span<byte> HashOf(int row) => _hashes.AsSpan(row * HashChain.HashSize, HashChain.HashSize);

    /// <summary>The computed hashes of rows that lie side by side.</summary>
    public ReadOnlySpan<byte> HashesOf(int row, int count) =>
        _hashes.AsSpan(row * HashChain.HashSize, count * HashChain.HashSize);

    /// <summary>A row that outlives the batch.</summary>
    public StoredEntry ToStored(int row)
    {
        var key = _rows[row].Key;
        return new(key.Lane, key.Position, StoredHashOf(row).ToArray(), BodyOf(row).ToArray())
        {
            Stream = System.Text.Encoding.UTF8.GetString(StreamOf(row)),
            Sequence = key.Sequence,
            Type = System.Text.Encoding.UTF8.GetString(TypeOf(row)),
        };
    }

    private (int Start, int Length) Put(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(_bytes.AsSpan(_end));
        _end += bytes.Length;
        return (_end - bytes.Length, bytes.Length);
    }

    private ReadOnlyMemory<byte> In((int Start, int Length) place) => _bytes.AsMemory(place.Start, place.Length);
}
