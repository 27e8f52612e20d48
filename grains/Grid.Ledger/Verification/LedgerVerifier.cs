namespace Grid.Ledger.Verification;

/// <summary>
/// Recomputes everything from the stored bytes: leaves, columns, chains, positions and the root; then every index row,
/// personal text and pack content. It writes nothing, and believes nothing but the bytes.
/// </summary>
internal static class LedgerVerifier
{
    /// <summary>Verifies a store.</summary>
    /// <param name="store">The store, which may be in use by a running grid.</param>
    /// <param name="progress">Told the number of entries seen, now and then.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="LedgerFailure">
    /// The store could not be read to its end, though nothing in it is broken.
    /// </exception>
    public static Task<VerificationReport> Verify(
        ILedgerStore store, IProgress<long>? progress, CancellationToken cancellation) =>
        Verify(store, VerificationOrder.Whole, progress, cancellation);

    /// <inheritdoc cref="Verify(ILedgerStore, IProgress{long}?, CancellationToken)"/>
    public static Task<VerificationReport> Verify(
        ILedgerStore store, VerificationOrder order, IProgress<long>? progress, CancellationToken cancellation) =>
        Task.Run(
            () =>
            {
                using var tables = store.Tables;
                return new VerificationRun(tables, order).Verify(progress, cancellation);
            },
            cancellation);
}
