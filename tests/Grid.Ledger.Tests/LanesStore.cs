using Grid.Contracts.Views;

namespace Grid.Ledger.Tests;

/// <summary>Several lanes in memory, for what is read of lanes; nothing can be appended as a silo does it.</summary>
internal sealed class LanesStore(int lanes) : PartialStore
{
    private readonly List<StoredEntry>[] _lanes = [.. Enumerable.Range(0, lanes).Select(_ => new List<StoredEntry>())];
    private readonly Dictionary<string, int> _heads = [];
    private readonly long[] _sizes = new long[lanes];

    public override bool IsShared => true;

    /// <summary>The next entry of a stream becomes durable in a lane.</summary>
    public StoredEntry Commit(string stream, int lane)
    {
        var sequence = _heads[stream] = _heads.GetValueOrDefault(stream) + 1;
        var entry = new StoredEntry(lane, _sizes[lane]++, new byte[32], [])
        {
            Stream = stream,
            Sequence = sequence,
            Type = "made",
        };
        _lanes[lane].Add(entry);
        return entry;
    }

    /// <summary>A row is lost.</summary>
    public void Lose(StoredEntry entry) => Assert.True(_lanes[entry.Lane].Remove(entry));

    /// <summary>The end of a lane is lost, and its size says so.</summary>
    public void CutOff(StoredEntry last)
    {
        Lose(last);
        _sizes[last.Lane] = last.Position;
    }

    /// <summary>Two rows stand in each other's place.</summary>
    public void Swap(StoredEntry one, StoredEntry other)
    {
        _lanes[one.Lane][_lanes[one.Lane].IndexOf(one)] =
            other with { Lane = one.Lane, Position = one.Position };
        _lanes[other.Lane][_lanes[other.Lane].IndexOf(other)] =
            one with { Lane = other.Lane, Position = other.Position };
    }

    /// <summary>The stream and sequence of an entry that was given.</summary>
    public (string Stream, int Sequence) At(LedgerStep step)
    {
        var entry = _lanes[step.Entry.Lane][(int)step.Entry.Position];
        return (entry.Stream, (int)entry.Sequence);
    }

    public override Task<ImmutableArray<long>> Sizes(CancellationToken cancellation) =>
        Task.FromResult(_sizes.ToImmutableArray());

    public override IAsyncEnumerable<StoredEntry> ReadLane(int lane, long from, CancellationToken cancellation) =>
        _lanes[lane].Where(entry => entry.Position >= from).ToList().ToAsyncEnumerable();

    public override Task<IReadOnlyDictionary<(string Stream, long Sequence), EntryPlace>> Places(
        IReadOnlyCollection<(string Stream, long Sequence)> entries, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyDictionary<(string Stream, long Sequence), EntryPlace>>(_lanes
            .SelectMany(lane => lane)
            .Where(entry => entries.Contains((entry.Stream, entry.Sequence)))
            .ToDictionary(
                entry => (entry.Stream, entry.Sequence), entry => new EntryPlace(entry.Lane, entry.Position)));
}
