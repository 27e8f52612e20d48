using Grid.Contracts.Views;

namespace Grid.Contracts.Grains;

/// <summary>Questions to the ledger as a whole. Any silo answers; the key means nothing.</summary>
[Alias("grid.ledger")]
public interface ILedgerGrain : IGrainWithStringKey
{
    /// <summary>Counts the ledger and computes its root in one pass.</summary>
    [Alias("look")]
    Task<LedgerView> Look(CancellationToken cancellation);

    /// <summary>The entries behind a cursor, 1,000 at the most; none where the end is reached.</summary>
    /// <exception cref="ArgumentException">The cursor is none of this grid's.</exception>
    [Alias("read")]
    Task<LedgerPage> Read(Cursor from, int entriesMax, CancellationToken cancellation);

    /// <summary>
    /// The entries behind a cursor, 1,000 at the most, each stream's in order. Where there are none it waits for them,
    /// as long as is asked and 20 seconds at the most.
    /// </summary>
    /// <exception cref="ArgumentException">The cursor is none of this grid's.</exception>
    /// <exception cref="LedgerFailure">The silo stops, or cannot read its store. Ask again.</exception>
    [Alias("follow")]
    Task<FollowPage> Follow(Cursor from, int entriesMax, TimeSpan patience, CancellationToken cancellation);

    /// <summary>The cursor behind everything that is durable now.</summary>
    [Alias("end")]
    Task<Cursor> End(CancellationToken cancellation);

    /// <summary>
    /// The registered officers of any organ who are called so: a number that two organs give out is two officers, and
    /// whoever brings one must be told of the other.
    /// </summary>
    /// <param name="names">Names as they stand in ids, 10,000 at the most.</param>
    /// <param name="cancellation">Stops waiting.</param>
    [Alias("officers-named")]
    Task<ImmutableArray<OfficerId>> OfficersNamed(ImmutableArray<string> names, CancellationToken cancellation);

    /// <summary>Recomputes everything that is stored by now. It takes as long as that takes.</summary>
    [Alias("verify")]
    [ResponseTimeout("06:00:00")]
    Task<VerificationView> Verify(CancellationToken cancellation);
}
