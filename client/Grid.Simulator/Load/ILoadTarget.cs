using Grid.Contracts;
using Grid.Contracts.Views;

namespace Grid.Simulator.Load;

/// <summary>Where a load goes: a grid, or nowhere at all.</summary>
public interface ILoadTarget
{
    /// <summary>Makes ready for a run: its pack is in force, and nobody has carried it out before.</summary>
    /// <exception cref="LoadImpossible">The run cannot be carried out there.</exception>
    Task Prepare(PackName pack, CaseId firstCase, CancellationToken cancellation);

    /// <summary>Submits once. An exception means that the outcome is unknown.</summary>
    Task<Reply> Submit(ManySubmission submission, CancellationToken cancellation);

    /// <summary>The cursor behind everything that is durable now; nothing where there is no ledger.</summary>
    Task<Cursor?> LedgerEnd(CancellationToken cancellation);

    /// <summary>The entries behind a cursor, up to the end.</summary>
    IAsyncEnumerable<LedgerPage> ReadLedger(Cursor from, CancellationToken cancellation);
}
