using Grid.Contracts.Views;
using Grid.Ledger.Checkpoints;
using Grid.Ledger.Verification;

namespace Grid.Ledger;

/// <summary>
/// Where a ledger lies: SQLite for one process, PostgreSQL for clusters. One conformance suite holds both to the same
/// promises.
/// </summary>
internal interface ILedgerStore : IAsyncDisposable
{
    /// <summary>The lane that this process writes to.</summary>
    int Lane { get; }

    /// <summary>Whether other processes may write to it at the same time, each to its own lane.</summary>
    bool IsShared { get; }

    /// <summary>
    /// Writes a batch in one transaction: under our epoch, each request only if its stream's head is the expected one
    /// and every stream it relied on has not moved. Requests that fail these fences are left out, the others are
    /// durable.
    /// </summary>
    /// <exception cref="LedgerFailure">Nothing is known to be written.</exception>
    /// <exception cref="UnstorableDataException">
    /// The store refuses a value in the batch; nothing was written.
    /// </exception>
    Task<ImmutableArray<AppendOutcome>> Append(ImmutableArray<AppendRequest> batch, CancellationToken cancellation);

    /// <summary>The head of a stream.</summary>
    Task<StreamHead> Head(string stream, CancellationToken cancellation);

    /// <summary>The head of a stream with its first entries.</summary>
    Task<StreamStart> Start(string stream, CancellationToken cancellation);

    /// <summary>The entries of a stream in order, from a sequence on.</summary>
    IAsyncEnumerable<StoredEntry> ReadStream(string stream, int from, CancellationToken cancellation);

    /// <summary>The entries of every lane, by lane and position.</summary>
    IAsyncEnumerable<StoredEntry> ReadLanes(CancellationToken cancellation);

    /// <summary>
    /// The entries of one lane in order, from a position on, up to its end when that is reached. Read page by page:
    /// what is written meanwhile comes too, and no page waits for another.
    /// </summary>
    IAsyncEnumerable<StoredEntry> ReadLane(int lane, long from, CancellationToken cancellation);

    /// <summary>Of those the entries alone whose rows name one of these types; the others stay in the store.</summary>
    IAsyncEnumerable<StoredEntry> ReadLane(
        int lane, long from, ImmutableArray<string> types, CancellationToken cancellation);

    /// <summary>Where entries stand, each named by stream and sequence; of those that are nowhere nothing.</summary>
    Task<IReadOnlyDictionary<(string Stream, long Sequence), EntryPlace>> Places(
        IReadOnlyCollection<(string Stream, long Sequence)> entries, CancellationToken cancellation);

    /// <summary>The size of each lane, by number of the lane.</summary>
    Task<ImmutableArray<long>> Sizes(CancellationToken cancellation);

    /// <summary>Some of the cases, open and closed.</summary>
    Task<CaseHeadPage> Cases(CaseHeadQuery query, CancellationToken cancellation);

    /// <summary>Some of the seats that an officer answers in.</summary>
    Task<ImmutableArray<LiveResponsibility>> HeldBy(HoldingQuery query, CancellationToken cancellation);

    /// <summary>
    /// Some of the seats that an officer holds, whoever answers in them; in the order of case, slot and seat, onwards.
    /// </summary>
    Task<ImmutableArray<SeatHeld>> SeatsOf(HoldingQuery query, CancellationToken cancellation);

    /// <summary>The streams whose names begin so and that have an entry of one of these types.</summary>
    Task<ImmutableArray<string>> StreamsWith(
        string prefix, ImmutableArray<string> types, CancellationToken cancellation);

    /// <summary>Every seat that an officer answers in, and the size of each lane it is true for.</summary>
    Task<(ImmutableArray<LiveResponsibility> Held, ImmutableArray<long> TrueFor)> HeldBy(
        OfficerId officer, CancellationToken cancellation);

    /// <summary>Some of what is due by itself, of one shard, in the order of its times.</summary>
    Task<ImmutableArray<ClockRow>> Due(ClockQuery query, CancellationToken cancellation);

    /// <summary>What the ledger holds, in figures that are cheap to have.</summary>
    Task<LedgerCounts> Count(CancellationToken cancellation);

    /// <summary>Writes and makes durable what changes nothing, behind the appends that wait.</summary>
    /// <exception cref="LedgerFailure">An append could not be made durable now.</exception>
    Task Probe(CancellationToken cancellation);

    /// <summary>What the clock of the store says; nothing where it is the clock of this machine.</summary>
    Task<DateTimeOffset?> Now(CancellationToken cancellation) => Task.FromResult<DateTimeOffset?>(null);

    /// <summary>The content of a pack version.</summary>
    Task<string?> PackContent(PackVersion version, CancellationToken cancellation);

    /// <summary>Where tiles and checkpoints are kept; nothing where the store keeps none.</summary>
    ICheckpointStore? Checkpoints => null;

    /// <summary>Every table as it stands at one moment, for verification. Whoever asks disposes of it.</summary>
    StoredTables Tables { get; }
}
