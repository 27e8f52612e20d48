using Grid.Contracts.Views;
using Grid.Ledger.Checkpoints;
using Grid.Ledger.Verification;
using Npgsql;

namespace Grid.Ledger.Postgres;

/// <summary>The store of a cluster: one database, and a lane for each silo that writes.</summary>
internal sealed class PostgresLedgerStore : ILedgerStore
{
    private readonly PostgresSource _source;
    private readonly PostgresWriter? _writer;
    private readonly PostgresReads _reads;
    private readonly PostgresLists _lists;
    private readonly PostgresCheckpoints _checkpoints;

    // A store that only reads is all there is of its database, and takes the pool along when it goes.
    private PostgresLedgerStore(
        PostgresSource source, PostgresWriter? writer, (int Lane, long Epoch)? ours, bool isShared)
    {
        IsShared = isShared;
        _source = source;
        _writer = writer;
        _reads = new(source);
        _lists = new(_reads);
        _checkpoints = new(source, _reads, ours);
    }

    /// <summary>Host and database, as people write them.</summary>
    public string Place => _source.Name;

    public int Lane => _writer?.Lane ?? 0;

    public bool IsShared { get; }

    /// <inheritdoc cref="PostgresWriter.Fenced"/>
    public Task Fenced => Writer.Fenced;

    public ICheckpointStore? Checkpoints => _checkpoints;

    public StoredTables Tables => new PostgresTables(_source);

    /// <summary>Opens a store for writing, makes it where there is none, and takes a lane.</summary>
    /// <param name="source">The database; whoever opened it disposes of it, after the store.</param>
    /// <param name="isAlone">Whether no other silo may write to it.</param>
    /// <param name="cancellation">Stops waiting.</param>
    /// <exception cref="StoreUnavailableException">It is in use, not ours, or cannot be written.</exception>
    public static async Task<PostgresLedgerStore> Open(
        PostgresSource source, bool isAlone, CancellationToken cancellation)
    {
        try
        {
            await PostgresSchema.Make(source, cancellation);
            var connection = await source.OpenWriter();
            var ours = await Take(source, connection, isAlone, cancellation);
            return new(source, new(source, connection, ours), ours, isShared: !isAlone);
        }
        catch (Exception failed) when (PostgresSource.IsOfDatabase(failed))
        {
            throw source.Unavailable(failed);
        }
    }

    // A lane is its connection's: where it is not ours, or not in order, nobody is to find it taken.
    private static async Task<(int Lane, long Epoch)> Take(
        PostgresSource source, NpgsqlConnection connection, bool isAlone, CancellationToken cancellation)
    {
        try
        {
            await PostgresLaneCheck.Run(source, connection, cancellation);
            return await PostgresLane.Take(connection, isAlone, cancellation)
                ?? throw new StoreUnavailableException(
                    $"{source.Name} is in use by a running grid; use it by `--connect HOST:PORT`, or stop it first");
        }
        catch
        {
            await PostgresSource.CloseWriter(connection);
            throw;
        }
    }

    /// <summary>Opens a store for reading, also beside silos that write to it.</summary>
    /// <param name="source">The database; it is disposed of with the store.</param>
    /// <param name="cancellation">Stops waiting.</param>
    /// <exception cref="StoreUnavailableException">There is none, it is not ours, or cannot be read.</exception>
    public static async Task<PostgresLedgerStore> OpenForReading(
        PostgresSource source, CancellationToken cancellation)
    {
        try
        {
            await PostgresSchema.Recognise(source, cancellation);
            return new(source, null, null, isShared: true);
        }
        catch (Exception failed)
        {
            await source.DisposeAsync();
            throw PostgresSource.IsOfDatabase(failed) ? source.Unavailable(failed) : failed;
        }
    }

    /// <summary>Says who holds our lane, as the members of the cluster know this silo.</summary>
    public Task Name(string holder, CancellationToken cancellation) => Writer.Name(holder, cancellation);

    /// <summary>Ends the epoch of a silo that was declared dead.</summary>
    /// <returns>The lanes it held.</returns>
    public Task<ImmutableArray<int>> Fence(string holder, CancellationToken cancellation) =>
        _source.Read(connection => PostgresLane.Fence(connection, holder, cancellation), cancellation);

    public Task<ImmutableArray<AppendOutcome>> Append(
        ImmutableArray<AppendRequest> batch, CancellationToken cancellation) => Writer.Append(batch, cancellation);

    public Task Probe(CancellationToken cancellation) => Writer.Probe(cancellation);

    public async Task<DateTimeOffset?> Now(CancellationToken cancellation) => await _reads.Now(cancellation);

    public Task<StreamHead> Head(string stream, CancellationToken cancellation) => _reads.Head(stream, cancellation);

    public Task<StreamStart> Start(string stream, CancellationToken cancellation) => _reads.Start(stream, cancellation);

    public IAsyncEnumerable<StoredEntry> ReadStream(string stream, int from, CancellationToken cancellation) =>
        _reads.Stream(stream, from, cancellation);

    public async IAsyncEnumerable<StoredEntry> ReadLanes(
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        var sizes = await Sizes(cancellation);
        for (var lane = 0; lane < sizes.Length; lane++)
        {
            await foreach (var entry in _reads.Lane(lane, 0, cancellation))
            {
                yield return entry;
            }
        }
    }

    public IAsyncEnumerable<StoredEntry> ReadLane(int lane, long from, CancellationToken cancellation) =>
        _reads.Lane(lane, from, cancellation);

    public IAsyncEnumerable<StoredEntry> ReadLane(
        int lane, long from, ImmutableArray<string> types, CancellationToken cancellation) =>
        _reads.Lane(lane, from, types, cancellation);

    public Task<IReadOnlyDictionary<(string Stream, long Sequence), EntryPlace>> Places(
        IReadOnlyCollection<(string Stream, long Sequence)> entries, CancellationToken cancellation) =>
        _reads.Places(entries, cancellation);

    public Task<ImmutableArray<long>> Sizes(CancellationToken cancellation) => _reads.Sizes(cancellation);

    public Task<CaseHeadPage> Cases(CaseHeadQuery query, CancellationToken cancellation) =>
        _lists.Cases(query, cancellation);

    public Task<ImmutableArray<ClockRow>> Due(ClockQuery query, CancellationToken cancellation) =>
        _lists.Due(query, cancellation);

    public Task<ImmutableArray<LiveResponsibility>> HeldBy(HoldingQuery query, CancellationToken cancellation) =>
        _lists.HeldBy(query, cancellation);

    public Task<ImmutableArray<SeatHeld>> SeatsOf(HoldingQuery query, CancellationToken cancellation) =>
        _lists.SeatsOf(query, cancellation);

    public Task<ImmutableArray<string>> StreamsWith(
        string prefix, ImmutableArray<string> types, CancellationToken cancellation) =>
        _lists.StreamsWith(prefix, types, cancellation);

    public Task<(ImmutableArray<LiveResponsibility> Held, ImmutableArray<long> TrueFor)> HeldBy(
        OfficerId officer, CancellationToken cancellation) => _reads.HeldBy(officer, cancellation);

    public Task<LedgerCounts> Count(CancellationToken cancellation) => _reads.Count(cancellation);

    public Task<string?> PackContent(PackVersion version, CancellationToken cancellation) =>
        _reads.PackContent(version, cancellation);

    public async ValueTask DisposeAsync()
    {
        _reads.Close();
        if (_writer is not null)
        {
            await _writer.DisposeAsync();
        }
        else
        {
            await _source.DisposeAsync();
        }
    }

    private PostgresWriter Writer =>
        _writer ?? throw new InvalidOperationException("the store was opened for reading");
}
