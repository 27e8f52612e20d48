using Grid.Contracts.Views;
using Grid.Replay.Reading;

namespace Grid.Replay.Running;

/// <summary>What came of a replay.</summary>
/// <param name="Totals">The log in numbers, counting the rows kept.</param>
/// <param name="Cases">The cases, in the order of the log.</param>
/// <param name="Quarantined">The rows that were not kept, by file and line.</param>
/// <param name="Ledger">The whole ledger afterwards.</param>
public sealed record ReplayResult(
    LogTotals Totals, ImmutableArray<CaseOutcome> Cases, ImmutableArray<BadRow> Quarantined, LedgerView Ledger)
{
    /// <summary>Names that officers of several organs bear, also of those whom the grid knows from elsewhere.</summary>
    public ImmutableArray<SharedName> SharedNames { get; init; } =
        SharedName.Of(Cases.Select(outcome => outcome.Case));

    /// <summary>
    /// Officers whom another source, or somebody else, had told the grid of before: here they are taken for the same.
    /// </summary>
    public ImmutableArray<OfficerId> KnownBefore { get; init; } = [];

    internal static ReplayResult Of(
        ImmutableArray<CaseOutcome> cases, ImmutableArray<BadRow> quarantined, LedgerView ledger) => new(
        LogTally.Of([.. cases.Select(outcome => outcome.Case)], quarantined.Length),
        cases,
        [.. quarantined.OrderBy(row => row.File, StringComparer.Ordinal).ThenBy(row => row.Line)],
        ledger);
}
