using Grid.Ledger.Checks;

namespace Grid.Ledger.Reports;

/// <summary>Reads what reports are held against, from a store or from an exported file.</summary>
internal static class ReportReading
{
    /// <summary>Checks the reports of a store.</summary>
    /// <param name="store">The store.</param>
    /// <param name="check">What the reports are on.</param>
    /// <param name="cancellation">Stops it.</param>
    public static Task<ImmutableArray<CheckedReport>> Check(
        ILedgerStore store, ReportCheck check, CancellationToken cancellation) =>
        Check(LedgerEvents.Of(store, ReportCheck.IsOf, cancellation), check);

    /// <summary>Checks the reports of a ledger that was exported as JSON Lines.</summary>
    /// <exception cref="System.Text.Json.JsonException">A line is none of an export.</exception>
    public static Task<ImmutableArray<CheckedReport>> Check(
        TextReader export, ReportCheck check, CancellationToken cancellation) =>
        Check(LedgerEvents.Of(export, ReportCheck.IsOf, cancellation), check);

    private static async Task<ImmutableArray<CheckedReport>> Check(
        IAsyncEnumerable<LedgerEvent> events, ReportCheck check)
    {
        await foreach (var (header, happened, _) in events)
        {
            check.Take(header, happened);
        }

        return [.. check.Check()];
    }
}
