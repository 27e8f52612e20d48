using Grid.Contracts.Views;

namespace Grid.Ledger.Verification;

/// <summary>The ledger in three figures.</summary>
internal static class LedgerSummary
{
    /// <summary>Counts entries and streams, and computes the root over the stored hashes in one pass.</summary>
    public static async Task<LedgerView> Of(ILedgerStore store, CancellationToken cancellation)
    {
        var tree = new MerkleTree();
        var streams = 0L;
        var lanes = 0;
        await foreach (var entry in store.ReadLanes(cancellation))
        {
            tree.Add(entry.Hash);
            streams += entry.Sequence == 1 ? 1 : 0;
            lanes = Math.Max(lanes, entry.Lane);
        }

        return new(tree.Size, streams, lanes == 0 ? HashChain.Print(tree.Root()) : null);
    }
}
