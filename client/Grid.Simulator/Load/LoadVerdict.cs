using System.Globalization;

namespace Grid.Simulator.Load;

/// <summary>Whether a load did what it was to show.</summary>
/// <param name="Wrong">What went wrong, a sentence each.</param>
/// <param name="IsRefused">Whether no verdict on the goals is given, because the generator was the limit.</param>
public sealed record LoadVerdict(ImmutableArray<string> Wrong, bool IsRefused)
{
    /// <summary>Of a generator that had no grid: nothing was promised.</summary>
    public static LoadVerdict OfCeiling { get; } = new([], false);

    /// <summary>Whether all is well.</summary>
    public bool IsPassed => Wrong.IsEmpty && !IsRefused;

    /// <param name="result">What came of the load.</param>
    /// <param name="isLedgerVerified">What its verification said; nothing where nobody could look.</param>
    public static LoadVerdict Of(LoadResult result, bool? isLedgerVerified) => new(
        [
            .. Damage(result.Findings),
            .. isLedgerVerified switch
            {
                true => (string[])[],
                false => ["the ledger is damaged; see `grid verify`"],
                null => ["the ledger was not verified: the grid could not be asked; see `grid verify`"],
            },
            .. result.GeneratorWasLimit ? [] : Goals(result),
            .. result.Capacity is { Sustained: null } ? ["no rate that was tried was sustained"] : (string[])[],
        ],
        result.GeneratorWasLimit);

    internal static IEnumerable<string> Goals(LoadResult result)
    {
        var goals = result.Scenario.Goals;
        if (goals.P99 is { } p99 && result.Latency.P99 > p99.TotalMilliseconds)
        {
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"p99 is {result.Latency.P99:0.0} ms; the goal is {p99.TotalMilliseconds:0} ms");
        }

        var share = result.Counts.Sent == 0 ? 0 : 100.0 * result.Counts.Acknowledged / result.Counts.Sent;
        if (goals.Acknowledged is { } least && share < least)
        {
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"{share:0.00} % of the commands were acknowledged; the goal is {least} %");
        }
    }

    private static IEnumerable<string> Damage(ReceiptFindings? findings)
    {
        if (findings is null)
        {
            yield return "the receipts were not held against the ledger: it could not be read";
            yield break;
        }

        if (findings.Lost > 0)
        {
            yield return $"{findings.Lost:N0} acknowledged commands are not in the ledger as their receipts say";
        }

        if (findings.Duplicated > 0)
        {
            yield return $"{findings.Duplicated:N0} commands took effect twice";
        }

        if (findings.RefusedButWritten > 0)
        {
            yield return $"{findings.RefusedButWritten:N0} commands were refused and took effect all the same";
        }
    }
}
