using Grid.Ledger.Checks;

namespace Grid.Ledger.Samples;

/// <summary>Reads what lists of samples are held against, from a store or from an exported file.</summary>
internal static class SampleReading
{
    /// <summary>Checks the samples of a store.</summary>
    /// <param name="store">The store.</param>
    /// <param name="cancellation">Stops it.</param>
    public static Task<ImmutableArray<CheckedSample>> Check(ILedgerStore store, CancellationToken cancellation) =>
        Check(LedgerEvents.Of(store, SampleCheck.IsOf, cancellation));

    /// <summary>Checks the samples of a ledger that was exported as JSON Lines.</summary>
    /// <exception cref="System.Text.Json.JsonException">A line is none of an export.</exception>
    public static Task<ImmutableArray<CheckedSample>> Check(TextReader export, CancellationToken cancellation) =>
        Check(LedgerEvents.Of(export, SampleCheck.IsOf, cancellation));

    private static async Task<ImmutableArray<CheckedSample>> Check(IAsyncEnumerable<LedgerEvent> events)
    {
        var check = new SampleCheck(new());
        await foreach (var (header, happened, hash) in events)
        {
            check.Take(header, happened, hash);
        }

        return [.. check.Check()];
    }
}
