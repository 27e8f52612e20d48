using Grid.Contracts.Views;

namespace Grid.Ledger;

/// <summary>The ledger as grains use it: append, then read what is durable.</summary>
internal interface ILedger
{
    /// <summary>
    /// Resolves once the entries are durable, never earlier, or once they are known not to be written.
    /// </summary>
    /// <exception cref="LedgerFailure">The outcome is unknown.</exception>
    Task<AppendOutcome> Append(AppendRequest request, CancellationToken cancellation);

    /// <summary>The head of a stream.</summary>
    Task<StreamHead> Head(string stream, CancellationToken cancellation);

    /// <summary>The head of a stream with its first entries.</summary>
    Task<StreamStart> Start(string stream, CancellationToken cancellation);

    /// <summary>The entries of a stream in order, from a sequence on.</summary>
    IAsyncEnumerable<StoredEntry> Read(string stream, int from, CancellationToken cancellation);

    /// <summary>Every seat that an officer answers in, and the size of each lane it is true for.</summary>
    Task<(ImmutableArray<LiveResponsibility> Held, ImmutableArray<long> TrueFor)> HeldBy(
        OfficerId officer, CancellationToken cancellation);

    /// <inheritdoc cref="ILedgerStore.SeatsOf"/>
    Task<ImmutableArray<SeatHeld>> SeatsOf(HoldingQuery query, CancellationToken cancellation);

    /// <inheritdoc cref="ILedgerStore.StreamsWith"/>
    Task<ImmutableArray<string>> StreamsWith(
        string prefix, ImmutableArray<string> types, CancellationToken cancellation);

    /// <inheritdoc cref="ILedgerStore.Cases"/>
    Task<CaseHeadPage> Cases(CaseHeadQuery query, CancellationToken cancellation);

    /// <inheritdoc cref="ILedgerStore.Due"/>
    Task<ImmutableArray<ClockRow>> Due(ClockQuery query, CancellationToken cancellation);

    /// <summary>The content of a pack version; nothing where it was never published.</summary>
    Task<string?> PackContent(PackVersion version, CancellationToken cancellation);

    /// <summary>Counts the ledger and computes its root in one pass.</summary>
    Task<LedgerView> Look(CancellationToken cancellation);

    /// <summary>Some of the entries behind a cursor.</summary>
    Task<LedgerPage> ReadPage(Cursor from, int entriesMax, CancellationToken cancellation);

    /// <summary>
    /// Some of the entries behind a cursor, each stream's in order; where there are none it waits for them.
    /// </summary>
    Task<FollowPage> Follow(Cursor from, int entriesMax, TimeSpan patience, CancellationToken cancellation);

    /// <summary>The cursor behind everything that is durable now.</summary>
    Task<Cursor> End(CancellationToken cancellation);

    /// <summary>Recomputes everything that is stored by now.</summary>
    Task<VerificationView> Verify(CancellationToken cancellation);
}
